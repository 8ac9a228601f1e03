<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>plugin</name>
<message>
<source>How the patient fared</source>
<translation>患者的病程</translation>
</message>
</context>
<context>
<name>isthmus_timeline</name>
<message>
<source>Sets the examinations side by side: strength left and right, pain, bladder, bowel and feeling, what was lost and what came back.</source>
<translation>将各次检查并列：左右肌力、疼痛、膀胱、直肠和感觉，丧失了什么，恢复了什么。</translation>
</message>
</context>
<context>
<name>isthmus_timeline_words</name>
<message>
<source>{onset} (day {days:g}).</source>
<translation>{onset}（第 {days:g} 天）。</translation>
</message>
<message>
<source>{onset}.</source>
<translation>{onset}。</translation>
</message>
<message>
<source>not told</source>
<translation>未说明</translation>
</message>
<message>
<source>before</source>
<translation>之前</translation>
</message>
<message>
<source>with leak</source>
<translation>渗漏时</translation>
</message>
<message>
<source>revised</source>
<translation>翻修后</translation>
</message>
<message>
<source>home</source>
<translation>出院</translation>
</message>
<message>
<source>last seen</source>
<translation>末次</translation>
</message>
<message>
<source>before the cement</source>
<translation>注入骨水泥之前</translation>
</message>
<message>
<source>with the leak</source>
<translation>渗漏时</translation>
</message>
<message>
<source>after the revision</source>
<translation>翻修术后</translation>
</message>
<message>
<source>going home</source>
<translation>出院时</translation>
</message>
<message>
<source>Before</source>
<translation>之前</translation>
</message>
<message>
<source>With leak</source>
<translation>渗漏时</translation>
</message>
<message>
<source>Revised</source>
<translation>翻修后</translation>
</message>
<message>
<source>Home</source>
<translation>出院</translation>
</message>
<message>
<source>Last seen</source>
<translation>末次</translation>
</message>
<message>
<source>Whole leg</source>
<translation>整个下肢</translation>
</message>
<message>
<source>Iliopsoas</source>
<translation>髂腰肌</translation>
</message>
<message>
<source>Quadriceps</source>
<translation>股四头肌</translation>
</message>
<message>
<source>Tibialis anterior</source>
<translation>胫骨前肌</translation>
</message>
<message>
<source>Toes</source>
<translation>足趾</translation>
</message>
<message>
<source>Triceps surae</source>
<translation>小腿三头肌</translation>
</message>
<message>
<source>left</source>
<translation>左侧</translation>
</message>
<message>
<source>right</source>
<translation>右侧</translation>
</message>
<message>
<source>normal</source>
<translation>正常</translation>
</message>
<message>
<source>retention</source>
<translation>潴留</translation>
</message>
<message>
<source>incontinence</source>
<translation>失禁</translation>
</message>
<message>
<source>constipation</source>
<translation>便秘</translation>
</message>
<message>
<source>impaired</source>
<translation>受损</translation>
</message>
<message>
<source>reduced</source>
<translation>减弱</translation>
</message>
<message>
<source>absent</source>
<translation>消失</translation>
</message>
<message>
<source>brisk</source>
<translation>亢进</translation>
</message>
<message>
<source>alone</source>
<translation>独立</translation>
</message>
<message>
<source>with help</source>
<translation>需辅助</translation>
</message>
<message>
<source>not at all</source>
<translation>不能</translation>
</message>
<message>
<source>Feeling lost below</source>
<translation>感觉丧失平面</translation>
</message>
<message>
<source>Feeling between the legs</source>
<translation>鞍区感觉</translation>
</message>
<message>
<source>Anal tone</source>
<translation>肛门张力</translation>
</message>
<message>
<source>Reflexes</source>
<translation>反射</translation>
</message>
<message>
<source>Bladder</source>
<translation>膀胱</translation>
</message>
<message>
<source>Bowel</source>
<translation>直肠</translation>
</message>
<message>
<source>Pain in the back, of 10</source>
<translation>背痛，满分 10</translation>
</message>
<message>
<source>Pain in a leg, of 10</source>
<translation>下肢痛，满分 10</translation>
</message>
<message>
<source>JOA29, of 29</source>
<translation>JOA29，满分 29</translation>
</message>
<message>
<source>Macnab</source>
<translation>Macnab</translation>
</message>
<message>
<source>Walks</source>
<translation>行走</translation>
</message>
<message>
<source>ASIA</source>
<translation>ASIA</translation>
</message>
<message>
<source>Strength</source>
<translation>肌力</translation>
</message>
<message>
<source>weak, not graded</source>
<translation>肌力下降，未分级</translation>
</message>
<message>
<source>not weak, not graded</source>
<translation>无肌力下降，未分级</translation>
</message>
<message>
<source>It began at once</source>
<translation>立即出现</translation>
</message>
<message>
<source>It began early</source>
<translation>早期出现</translation>
</message>
<message>
<source>It began late</source>
<translation>晚期出现</translation>
</message>
<message>
<source>No sign ever began</source>
<translation>从未出现体征</translation>
</message>
<message>
<source>When it began is not told.</source>
<translation>出现时间未说明。</translation>
</message>
<message>
<source>Neurological status, left before right</source>
<translation>神经功能状态，先左后右</translation>
</message>
<message>
<source>Strength lost and regained, in grades (MRC)</source>
<translation>肌力的丧失与恢复，以级计（MRC）</translation>
</message>
<message>
<source>Examined</source>
<translation>检查</translation>
</message>
<message>
<source>Muscle</source>
<translation>肌肉</translation>
</message>
<message>
<source>Before, leak, last</source>
<translation>之前、渗漏时、末次</translation>
</message>
<message>
<source>Lost</source>
<translation>丧失</translation>
</message>
<message>
<source>Back</source>
<translation>恢复</translation>
</message>
<message>
<source>Missing</source>
<translation>尚缺</translation>
</message>
<message>
<source>5 (taken, not told)</source>
<translation>5（假定，未说明）</translation>
</message>
<message>
<source>Where nobody graded a muscle before, full strength is taken: (5).</source>
<translation>无人在之前对肌肉分级时，假定为正常肌力：(5)。</translation>
</message>
<message>
<source>Strength and pain over time</source>
<translation>肌力与疼痛的变化</translation>
</message>
<message>
<source>Left blue and round, right orange and square; strength in MRC grades. A gap is what nobody told; the distances between the examinations are not to scale.</source>
<translation>左侧为蓝色圆点，右侧为橙色方块；肌力以 MRC 分级。空缺处为无人说明；各次检查的间距不按比例。</translation>
</message>
<message>
<source>Pain, of 10</source>
<translation>疼痛，满分 10</translation>
</message>
<message>
<source>back</source>
<translation>背</translation>
</message>
<message>
<source>leg</source>
<translation>下肢</translation>
</message>
<message>
<source>{muscle}, grade</source>
<translation>{muscle}，肌力级</translation>
</message>
<message>
<source>No examination told</source>
<translation>未说明任何检查</translation>
</message>
<message>
<source>Nobody told how the patient was, neither before nor after: the course cannot be judged.</source>
<translation>无人说明患者之前或之后的情况：无法判断病程。</translation>
</message>
<message>
<source>Strength that was lost</source>
<translation>丧失的肌力</translation>
</message>
<message>
<source>Not told how it went on</source>
<translation>后续情况未说明</translation>
</message>
<message>
<source>After the examination with the leak no strength is told: what came back cannot be judged.</source>
<translation>渗漏时的检查之后未说明肌力：恢复情况无法判断。</translation>
</message>
<message>
<source>JOA29 over the course</source>
<translation>JOA29 的变化</translation>
</message>
<message>
<source>Worse again later</source>
<translation>后来再度加重</translation>
</message>
<message>
<source>whole leg</source>
<translation>整个下肢</translation>
</message>
<message>
<source>iliopsoas</source>
<translation>髂腰肌</translation>
</message>
<message>
<source>quadriceps</source>
<translation>股四头肌</translation>
</message>
<message>
<source>tibialis anterior</source>
<translation>胫骨前肌</translation>
</message>
<message>
<source>toes</source>
<translation>足趾</translation>
</message>
<message>
<source>triceps surae</source>
<translation>小腿三头肌</translation>
</message>
<message>
<source>day {day:g}</source>
<translation>第 {day:g} 天</translation>
</message>
<message>
<source>no level</source>
<translation>无平面</translation>
</message>
<message>
<source>{phase} (day {day:g})</source>
<translation>{phase}（第 {day:g} 天）</translation>
</message>
<message>
<source>{phase}, day {day:g}</source>
<translation>{phase}，第 {day:g} 天</translation>
</message>
<message>
<source>{muscle}, {side}</source>
<translation>{side}{muscle}</translation>
</message>
<message>
<source>{before}, {leak}, {last}</source>
<translation>{before}、{leak}、{last}</translation>
</message>
<message>
<source>Most strength was lost in the {muscle} on the {side}: from {before} to {leak}, {lost} grades; what came back is not told.</source>
<translation>肌力丧失最多的是{side}{muscle}：由 {before} 降至 {leak}，下降 {lost} 级；恢复情况未说明。</translation>
</message>
<message>
<source>Most strength was lost in the {muscle} on the {side}: from {before} to {leak}, {lost} grades; last told {last}, {regained} regained and {missing} still missing.</source>
<translation>肌力丧失最多的是{side}{muscle}：由 {before} 降至 {leak}，下降 {lost} 级；末次为 {last}，恢复 {regained} 级，尚缺 {missing} 级。</translation>
</message>
<message>
<source>JOA29 was {before:g} of 29 with the leak and {last:g} at last.</source>
<translation>JOA29 评分（满分 29）渗漏时为 {before:g}，末次为 {last:g}。</translation>
</message>
<message>
<source>JOA29 was {before:g} of 29 with the leak and {last:g} at last: {percent:.0f} % of what was missing came back.</source>
<translation>JOA29 评分（满分 29）渗漏时为 {before:g}，末次为 {last:g}：所缺部分恢复了 {percent:.0f} %。</translation>
</message>
<message>
<source>There was weakness later ({later}) and not yet {earlier}.</source>
<translation>后来（{later}）出现无力，此前（{earlier}）尚无。</translation>
</message>
<message>
<source>There was a loss of feeling below a level later ({later}) and not yet {earlier}.</source>
<translation>后来（{later}）出现某平面以下感觉丧失，此前（{earlier}）尚无。</translation>
</message>
<message>
<source>The bladder had failed later ({later}) and not yet {earlier}.</source>
<translation>后来（{later}）出现膀胱功能障碍，此前（{earlier}）尚无。</translation>
</message>
<message>
<source>The bowel had failed later ({later}) and not yet {earlier}.</source>
<translation>后来（{later}）出现直肠功能障碍，此前（{earlier}）尚无。</translation>
</message>
<message>
<source>{muscle} on the {side} was weaker later: {before} ({earlier}), then {after} ({later}).</source>
<translation>{side}{muscle}后来更弱：{before}（{earlier}），随后 {after}（{later}）。</translation>
</message>
</context>
</TS>
