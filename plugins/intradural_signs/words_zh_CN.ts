<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>plugin</name>
<message>
<source>Signs of cement within the dura</source>
<translation>硬膜内骨水泥的征象</translation>
</message>
</context>
<context>
<name>isthmus_intradural_signs</name>
<message>
<source>Goes through the four published signs of cement within the dura and says of each whether it is there, with its numbers. A checklist, no probability.</source>
<translation>逐项核对已发表的硬膜内骨水泥的四项征象，说明各项有无及其数值。这是清单，不是概率。</translation>
</message>
</context>
<context>
<name>isthmus_intradural_signs_words</name>
<message>
<source>Sign</source>
<translation>征象</translation>
</message>
<message>
<source>On the CT</source>
<translation>CT 所见</translation>
</message>
<message>
<source>Reviewer</source>
<translation>审阅者</translation>
</message>
<message>
<source>Measured</source>
<translation>测量结果</translation>
</message>
<message>
<source>medial puncture</source>
<translation>内侧穿刺</translation>
</message>
<message>
<source>layers</source>
<translation>分层</translation>
</message>
<message>
<source>no cement outside the dura</source>
<translation>硬膜外无骨水泥</translation>
</message>
<message>
<source>blunt, along the sac</source>
<translation>轮廓钝圆，沿硬膜囊</translation>
</message>
<message>
<source>yes</source>
<translation>是</translation>
</message>
<message>
<source>no</source>
<translation>否</translation>
</message>
<message>
<source>not assessable</source>
<translation>无法评估</translation>
</message>
<message>
<source>no track of a needle was measured: mark its two ends in the tool for tracks</source>
<translation>未测量任何针道：请在针道工具中标出其两端</translation>
</message>
<message>
<source>a track lies nearer to the medial wall of its pedicle than it is known to: {medial_clearance_mm:.1f} ± {uncertainty_mm:.1f} mm</source>
<translation>有针道与其椎弓根内侧壁的距离小于已知精度：{medial_clearance_mm:.1f} ± {uncertainty_mm:.1f} mm</translation>
</message>
<message>
<source>no cement was looked for, or no pedicle of this vertebra is known</source>
<translation>未查找骨水泥，或该椎骨的椎弓根均不明</translation>
</message>
<message>
<source>no cement was seen in the canal</source>
<translation>椎管内未见骨水泥</translation>
</message>
<message>
<source>too little cement lies in the canal to have a shape: {canal_ml:.2f} mL</source>
<translation>椎管内骨水泥过少，不成形状：{canal_ml:.2f} mL</translation>
</message>
<message>
<source>voxels of {voxel_mm:.1f} mm are too coarse to show gaps and borders</source>
<translation>{voxel_mm:.1f} mm 的体素过粗，不能显示间隙和边缘</translation>
</message>
<message>
<source>only the operation shows it</source>
<translation>仅在手术中可见</translation>
</message>
<message>
<source>a track was marked as medial</source>
<translation>有针道被标为内侧</translation>
</message>
<message>
<source>the needle nearest to the canal went {mm:.1f} ± {unsure_mm:.1f} mm beyond the medial wall of its pedicle</source>
<translation>最靠近椎管的穿刺针超出其椎弓根内侧壁 {mm:.1f} ± {unsure_mm:.1f} mm</translation>
</message>
<message>
<source>the needle nearest to the canal went {mm:.1f} ± {unsure_mm:.1f} mm inside the medial wall of its pedicle</source>
<translation>最靠近椎管的穿刺针位于其椎弓根内侧壁以内 {mm:.1f} ± {unsure_mm:.1f} mm</translation>
</message>
<message>
<source>{sheets_count:.0f} sheets lie {gap_mm:.1f} mm apart over {percent:.0f} % of the cement in the canal</source>
<translation>{sheets_count:.0f} 个片层，间隔 {gap_mm:.1f} mm，涉及椎管内骨水泥的 {percent:.0f} %</translation>
</message>
<message>
<source>the cement in the canal is not in sheets: gaps of {least_gap_mm:g} to 3 mm lie over {percent:.0f} % of it; gaps narrower than a voxel ({voxel_mm:.1f} mm) may not show</source>
<translation>椎管内骨水泥不呈片层：{least_gap_mm:g} 至 3 mm 的间隙涉及其 {percent:.0f} %；窄于一个体素（{voxel_mm:.1f} mm）的间隙可能不显示</translation>
</message>
<message>
<source>its border keeps {distance_mm:.1f} ± {spread_mm:.1f} mm from the wall of the canal over {follows_deg:.0f} degrees of its round and bends with radii from {radius_mm:.1f} mm; {percent:.0f} % of it lie on the wall ({slices_count:.0f} slices)</source>
<translation>其边缘与椎管壁保持 {distance_mm:.1f} ± {spread_mm:.1f} mm，绵延圆周 {follows_deg:.0f} 度，弯曲半径自 {radius_mm:.1f} mm 起；其中 {percent:.0f} % 贴于椎管壁（{slices_count:.0f} 层）</translation>
</message>
<message>
<source>{sign}, {name}</source>
<translation>{sign}（{name}）</translation>
</message>
<message>
<source>{sign}, {name}: {answer}</source>
<translation>{sign}（{name}）：{answer}</translation>
</message>
<message>
<source>{sign}, {name}, {answer} on the CT: {measured}.</source>
<translation>{sign}（{name}），CT 所见：{answer}；{measured}。</translation>
</message>
<message>
<source>The reviewer says {told}; {sign}, {name}, {answer} on the CT: {measured}.</source>
<translation>审阅者认为：{told}；{sign}（{name}），CT 所见：{answer}；{measured}。</translation>
</message>
<message>
<source>{there} of {assessed} signs that could be assessed are there; the checklist rests on a single published case and is no probability.</source>
<translation>可评估的 {assessed} 项征象中有 {there} 项存在；该清单仅依据一例已发表的病例，并非概率。</translation>
</message>
<message>
<source>{there} of {assessed} signs that could be assessed are there ({names}); the checklist rests on a single published case and is no probability.</source>
<translation>可评估的 {assessed} 项征象中有 {there} 项存在（{names}）；该清单仅依据一例已发表的病例，并非概率。</translation>
</message>
</context>
</TS>
