<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>plugin</name>
<message>
<source>What was done in published cases</source>
<translation>已发表病例中的处理</translation>
</message>
</context>
<context>
<name>isthmus_literature</name>
<message>
<source>Holds this case against published ones: what was done there, which are most like it, and how patients fared. No advice, no probability.</source>
<translation>将本例与已发表的病例对照：那里做了什么、哪些与本例最相似、患者转归如何。不作建议，不给概率。</translation>
</message>
</context>
<context>
<name>isthmus_literature_cases</name>
<message>
<source>left {left}, right {right}</source>
<translation>左 {left}，右 {right}</translation>
</message>
<message>
<source>not told: {names}</source>
<translation>未说明：{names}</translation>
</message>
<message>
<source>last seen in month {months:g}</source>
<translation>末次随访在第 {months:g} 个月</translation>
</message>
<message>
<source>not told</source>
<translation>未说明</translation>
</message>
<message>
<source>within the dura</source>
<translation>硬膜内</translation>
</message>
<message>
<source>in the middle or at the side of the canal, outside the dura</source>
<translation>椎管中央或旁侧，硬膜外</translation>
</message>
<message>
<source>in the canal at a breached pedicle</source>
<translation>椎弓根突破处的椎管内</translation>
</message>
<message>
<source>in a foramen</source>
<translation>椎间孔内</translation>
</message>
<message>
<source>in the canal outside the dura</source>
<translation>椎管内硬膜外</translation>
</message>
<message>
<source>in the canal</source>
<translation>椎管内</translation>
</message>
<message>
<source>outside canal and foramina</source>
<translation>椎管和椎间孔以外</translation>
</message>
<message>
<source>strength</source>
<translation>肌力</translation>
</message>
<message>
<source>bladder or bowel</source>
<translation>膀胱或直肠功能</translation>
</message>
<message>
<source>feeling below a level</source>
<translation>某平面以下感觉</translation>
</message>
<message>
<source>disabling pain in a leg</source>
<translation>严重影响功能的下肢痛</translation>
</message>
<message>
<source>place of the cement</source>
<translation>骨水泥部位</translation>
</message>
<message>
<source>what was lost</source>
<translation>功能缺损</translation>
</message>
<message>
<source>onset</source>
<translation>出现时间</translation>
</message>
<message>
<source>technique</source>
<translation>术式</translation>
</message>
<message>
<source>kind of fracture</source>
<translation>骨折类型</translation>
</message>
<message>
<source>level</source>
<translation>节段</translation>
</message>
<message>
<source>operated on</source>
<translation>手术治疗</translation>
</message>
<message>
<source>dura opened</source>
<translation>切开硬膜</translation>
</message>
<message>
<source>lamina taken away</source>
<translation>切除椎板</translation>
</message>
<message>
<source>fixation</source>
<translation>内固定</translation>
</message>
<message>
<source>body removed</source>
<translation>切除椎体</translation>
</message>
<message>
<source>endoscope</source>
<translation>内镜</translation>
</message>
<message>
<source>endoscope, approach A</source>
<translation>内镜，入路 A</translation>
</message>
<message>
<source>endoscope, approach B</source>
<translation>内镜，入路 B</translation>
</message>
<message>
<source>no operation, treated</source>
<translation>非手术治疗</translation>
</message>
<message>
<source>no operation</source>
<translation>未手术</translation>
</message>
<message>
<source>walks alone</source>
<translation>独立行走</translation>
</message>
<message>
<source>walks with help</source>
<translation>辅助行走</translation>
</message>
<message>
<source>does not walk</source>
<translation>不能行走</translation>
</message>
<message>
<source>nothing</source>
<translation>无</translation>
</message>
<message>
<source>strength {strength}</source>
<translation>肌力 {strength}</translation>
</message>
<message>
<source>bladder and bowel well again</source>
<translation>膀胱和直肠功能已恢复</translation>
</message>
<message>
<source>bladder and bowel not well</source>
<translation>膀胱和直肠功能未恢复</translation>
</message>
</context>
<context>
<name>isthmus_literature_words</name>
<message>
<source>{done} in {yes} (of {untold} nobody told)</source>
<translation>{done} {yes} 例（{untold} 例未说明）</translation>
</message>
<message>
<source>{yes} of {patients}</source>
<translation>{yes}/{patients}</translation>
</message>
<message>
<source>{rule} {title}</source>
<translation>{rule} {title}</translation>
</message>
<message>
<source>{rule} {title}: {what} ({papers}) {evidence}</source>
<translation>{rule} {title}：{what}（{papers}）{evidence}</translation>
</message>
<message>
<source>{paper} ({evidence}). {note}</source>
<translation>{paper}（{evidence}）。{note}</translation>
</message>
<message>
<source>{done} in {yes}</source>
<translation>{done} {yes} 例</translation>
</message>
<message>
<source>{lost} ({strength})</source>
<translation>{lost}（{strength}）</translation>
</message>
<message>
<source>{low:g} to {high:g}</source>
<translation>{low:g} 至 {high:g}</translation>
</message>
<message>
<source>where the cement lies</source>
<translation>骨水泥位于何处</translation>
</message>
<message>
<source>where in the canal it lies</source>
<translation>位于椎管内何处</translation>
</message>
<message>
<source>how the patient is</source>
<translation>患者情况如何</translation>
</message>
<message>
<source>the signs of cement within the dura</source>
<translation>硬膜内骨水泥的征象</translation>
</message>
<message>
<source>how much of the canal it takes and how long it is</source>
<translation>占椎管多少、有多长</translation>
</message>
<message>
<source>what may stand in an endoscope's way</source>
<translation>可能阻碍内镜的因素</translation>
</message>
<message>
<source>The table of published cases is not complete: the papers count 6, 7 and 10 earlier cases, and at least one case report is in none of them.</source>
<translation>已发表病例的列表并不完整：各文献分别列出 6、7 和 10 例既往病例，且至少有一篇病例报告未被任何一篇列入。</translation>
</message>
<message>
<source>Most of it rests on reports of a single patient each; nothing was compared with anything.</source>
<translation>其中大部分依据各为一例患者的报告；没有任何比较。</translation>
</message>
<message>
<source>Cases of the table of Liao 2025 are told as that table tells them; for two of them (Kulkarni 2013, Chen 2015) the first report tells it otherwise.</source>
<translation>Liao 2025 列表中的病例按该表所述；其中两例（Kulkarni 2013、Chen 2015）的原始报告说法不同。</translation>
</message>
<message>
<source>All that is known of the endoscope here comes from one group.</source>
<translation>此处关于内镜的全部所知来自一个团队。</translation>
</message>
<message>
<source>Of the endoscopic series four patients are shown in figures; its table of single patients was not read, so most of them is not told.</source>
<translation>内镜病例系列以图展示了四例患者；其逐例患者的表未能读到，因此多数患者情况未说明。</translation>
</message>
<message>
<source>The paper calls its scores of pain those of five patients; eight scores are listed and give the printed mean, so eight it is here.</source>
<translation>该文献称其疼痛评分属于五例患者；列出的评分为八个，且得出所印的均值，因此此处按八例计。</translation>
</message>
<message>
<source>No rate is given: published leak rates cannot be compared with each other, and cases are published because they are unusual.</source>
<translation>不给出发生率：已发表的渗漏率不能相互比较，而病例之所以发表正因其不寻常。</translation>
</message>
<message>
<source>Operation, all</source>
<translation>手术，全部</translation>
</message>
<message>
<source>Operation, cement in a foramen</source>
<translation>手术，椎间孔内骨水泥</translation>
</message>
<message>
<source>Operation, cement in the canal</source>
<translation>手术，椎管内骨水泥</translation>
</message>
<message>
<source>Blood loss</source>
<translation>失血量</translation>
</message>
<message>
<source>Stay in hospital after it</source>
<translation>术后住院</translation>
</message>
<message>
<source>Drain</source>
<translation>引流</translation>
</message>
<message>
<source>Pain in a leg before</source>
<translation>下肢痛，术前</translation>
</message>
<message>
<source>Pain in a leg after</source>
<translation>下肢痛，术后</translation>
</message>
<message>
<source>Pain in a leg, last seen</source>
<translation>下肢痛，末次</translation>
</message>
<message>
<source>JOA29 before</source>
<translation>JOA29，术前</translation>
</message>
<message>
<source>JOA29 after</source>
<translation>JOA29，术后</translation>
</message>
<message>
<source>JOA29, last seen</source>
<translation>JOA29，末次</translation>
</message>
<message>
<source>Follow-up</source>
<translation>随访</translation>
</message>
<message>
<source>Published cases like this were operated on</source>
<translation>类似的已发表病例曾予手术</translation>
</message>
<message>
<source>Within the dura: what was done</source>
<translation>硬膜内骨水泥的处理</translation>
</message>
<message>
<source>Endoscope, approach A, was described</source>
<translation>有内镜入路 A 的报道</translation>
</message>
<message>
<source>Endoscope, approach B, was described</source>
<translation>有内镜入路 B 的报道</translation>
</message>
<message>
<source>Both sides or two operations were described</source>
<translation>有双侧入路或分两次手术的报道</translation>
</message>
<message>
<source>The endoscopic series does not speak of this</source>
<translation>内镜病例系列不能说明本例</translation>
</message>
<message>
<source>Leaks like this were watched</source>
<translation>类似渗漏曾予观察</translation>
</message>
<message>
<source>the same</source>
<translation>相同</translation>
</message>
<message>
<source>partly</source>
<translation>部分相同</translation>
</message>
<message>
<source>different</source>
<translation>不同</translation>
</message>
<message>
<source>{how} in {things}</source>
<translation>{things}{how}</translation>
</message>
<message>
<source>{how}: {things}</source>
<translation>{how}：{things}</translation>
</message>
<message>
<source>What was done in the published cases like this one</source>
<translation>类似本例的已发表病例中的处理</translation>
</message>
<message>
<source>Rule</source>
<translation>规则</translation>
</message>
<message>
<source>Done</source>
<translation>处理</translation>
</message>
<message>
<source>In</source>
<translation>例数</translation>
</message>
<message>
<source>Not told of</source>
<translation>未说明</translation>
</message>
<message>
<source>Published cases like this one</source>
<translation>类似本例的已发表病例</translation>
</message>
<message>
<source>Case</source>
<translation>病例</translation>
</message>
<message>
<source>How alike</source>
<translation>相似之处</translation>
</message>
<message>
<source>Outcome</source>
<translation>转归</translation>
</message>
<message>
<source>How patients fared after the endoscope ({paper})</source>
<translation>内镜术后患者的转归（{paper}）</translation>
</message>
<message>
<source>What</source>
<translation>项目</translation>
</message>
<message>
<source>Mean, range</source>
<translation>均值，范围</translation>
</message>
<message>
<source>Patients</source>
<translation>患者数</translation>
</message>
<message>
<source>Macnab, last seen</source>
<translation>Macnab，末次</translation>
</message>
<message>
<source>Most like it of the published cases</source>
<translation>已发表病例中与本例最相似者</translation>
</message>
<message>
<source>No published case is like this</source>
<translation>没有与本例相似的已发表病例</translation>
</message>
<message>
<source>What published cases say is still open</source>
<translation>已发表病例对本例的提示尚未确定</translation>
</message>
<message>
<source>case report</source>
<translation>病例报告</translation>
</message>
<message>
<source>case series</source>
<translation>病例系列</translation>
</message>
<message>
<source>case control</source>
<translation>病例对照研究</translation>
</message>
<message>
<source>randomised trial</source>
<translation>随机试验</translation>
</message>
<message>
<source>animal experiment</source>
<translation>动物实验</translation>
</message>
<message>
<source>cadaver study</source>
<translation>尸体研究</translation>
</message>
<message>
<source>cohort</source>
<translation>队列研究</translation>
</message>
<message>
<source>meta-analysis</source>
<translation>荟萃分析</translation>
</message>
<message>
<source>{count} excellent</source>
<translation>优 {count} 例</translation>
</message>
<message>
<source>{count} good</source>
<translation>良 {count} 例</translation>
</message>
<message>
<source>{count} fair</source>
<translation>可 {count} 例</translation>
</message>
<message>
<source>{count} poor</source>
<translation>差 {count} 例</translation>
</message>
<message>
<source>of 10</source>
<translation>满分 10</translation>
</message>
<message>
<source>of 29</source>
<translation>满分 29</translation>
</message>
<message>
<source>{value} min</source>
<translation>{value} 分钟</translation>
</message>
<message>
<source>{value} mL</source>
<translation>{value} mL</translation>
</message>
<message>
<source>{value} days</source>
<translation>{value} 天</translation>
</message>
<message>
<source>{value} hours</source>
<translation>{value} 小时</translation>
</message>
<message>
<source>{value} of 10</source>
<translation>{value}（满分 10）</translation>
</message>
<message>
<source>{value} of 29</source>
<translation>{value}（满分 29）</translation>
</message>
<message>
<source>{value} months</source>
<translation>{value} 个月</translation>
</message>
<message>
<source>To be read with it</source>
<translation>阅读时须注意</translation>
</message>
<message>
<source>Papers</source>
<translation>文献</translation>
</message>
<message>
<source>In the published cases with cement beside the nerves and a new deficit {yes} of {patients} patients were operated on; so were all {all} of the endoscopic series.</source>
<translation>在神经旁有骨水泥且有新发神经功能缺损的已发表病例中，{patients} 例患者有 {yes} 例接受手术；内镜病例系列的全部 {all} 例亦然。</translation>
</message>
<message>
<source>In the published cases with cement beside the nerves and a new deficit {yes} of {patients} patients were operated on (of {untold} nobody told); so were all {all} of the endoscopic series.</source>
<translation>在神经旁有骨水泥且有新发神经功能缺损的已发表病例中，{patients} 例患者有 {yes} 例接受手术（{untold} 例未说明）；内镜病例系列的全部 {all} 例亦然。</translation>
</message>
<message>
<source>In the published cases with cement within the dura ({patients} patients): {done}; not operated on: {no}.</source>
<translation>在硬膜内有骨水泥的已发表病例中（{patients} 例患者）：{done}；未手术 {no} 例。</translation>
</message>
<message>
<source>In the published papers leaks without a symptom were documented on CT and watched; the table of published cases holds {count} of them.</source>
<translation>在已发表的文献中，无症状的渗漏以 CT 记录并予观察；已发表病例的列表中有其中 {count} 例。</translation>
</message>
<message>
<source>In the published papers leaks without a symptom were documented on CT and watched; the table of published cases holds none of them.</source>
<translation>在已发表的文献中，无症状的渗漏以 CT 记录并予观察；已发表病例的列表中没有此类病例。</translation>
</message>
<message>
<source>In the published series an endoscope reached cement in a foramen or at a breached pedicle through the foramen and the lower pedicle (approach A); patients shown with cement there: {shown} of {all}.</source>
<translation>在已发表的病例系列中，内镜经椎间孔和椎弓根下部（入路 A）到达椎间孔内或突破的椎弓根处的骨水泥；所展示的该部位患者：{shown}/{all}。</translation>
</message>
<message>
<source>In the published series an endoscope reached cement in the middle or at the side of the canal along a trench in the pedicle and the posterior wall (approach B); patients shown with cement there: {shown} of {all}.</source>
<translation>在已发表的病例系列中，内镜沿椎弓根和椎体后壁上的骨槽（入路 B）到达椎管中央或旁侧的骨水泥；所展示的该部位患者：{shown}/{all}。</translation>
</message>
<message>
<source>In the published series of {all} patients treated with an endoscope none had cement within the dura: it does not speak of a case like this.</source>
<translation>在已发表的 {all} 例内镜治疗患者的病例系列中，没有硬膜内骨水泥：它不能说明像本例这样的情况。</translation>
</message>
<message>
<source>In the published series {both_sides} of {patients} patients with cement in the canal was operated on from both sides, and {staged} in two operations ({minutes} minutes in all).</source>
<translation>在已发表的病例系列中，{patients} 例椎管内骨水泥患者有 {both_sides} 例经双侧手术，{staged} 例分两次手术（共 {minutes} 分钟）。</translation>
</message>
<message>
<source>Of the published cases {case} is most like this one: {parts}.</source>
<translation>已发表病例中，{case} 与本例最相似：{parts}。</translation>
</message>
<message>
<source>In the published cases of the table none has its cement {where}.</source>
<translation>列表中的已发表病例，没有一例的骨水泥位于{where}。</translation>
</message>
<message>
<source>Not all is told that decides what published cases say of this one; open: {waiting}.</source>
<translation>决定已发表病例对本例有何提示的内容尚未全部说明；待明确：{waiting}。</translation>
</message>
<message>
<source>What follows was seen in published cases. It is no instruction, and no probability can be drawn from it.</source>
<translation>以下内容见于已发表的病例。它不是指示，也不能由此得出概率。</translation>
</message>
<message>
<source>Cases are ordered by the place of the cement first, then by how many of six things differ: place, deficits, onset, technique, fracture and level. One that is partly the same counts a half, one that nobody told counts as different.</source>
<translation>病例先按骨水泥部位排列，再按六项中有几项不同排列：部位、功能缺损、出现时间、术式、骨折和节段。部分相同计半项，无人说明计为不同。</translation>
</message>
<message>
<source>Remark on {case}: {note}.</source>
<translation>关于 {case} 的备注：{note}。</translation>
</message>
<message>
<source>Cement: {places}. Lost: {lost}. Done: {done}. At last: {last}.</source>
<translation>骨水泥：{places}。缺损：{lost}。处理：{done}。末次：{last}。</translation>
</message>
<message>
<source>{before}; {last}</source>
<translation>{before}；{last}</translation>
</message>
</context>
</TS>
