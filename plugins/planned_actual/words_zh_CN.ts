<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>plugin</name>
<message>
<source>Planned against actual</source>
<translation>计划与实际对照</translation>
</message>
</context>
<context>
<name>isthmus_planned_actual</name>
<message>
<source>Holds each planned needle against the track that it left, and the planned cement against the cement that is there.</source>
<translation>将每根计划的穿刺针与其留下的针道对照，并将计划的骨水泥与实际所在的骨水泥对照。</translation>
</message>
</context>
<context>
<name>isthmus_planned_actual_words</name>
<message>
<source>{needle}, planned</source>
<translation>{needle}，计划</translation>
</message>
<message>
<source>Needle {needle}, track {track}</source>
<translation>穿刺针 {needle}，针道 {track}</translation>
</message>
<message>
<source>Needle {needle} has no track</source>
<translation>穿刺针 {needle} 没有针道</translation>
</message>
<message>
<source>Track {track} was not planned</source>
<translation>针道 {track} 不在计划之内</translation>
</message>
<message>
<source>{actual:.2f} ({low:.2f} to {high:.2f})</source>
<translation>{actual:.2f}（{low:.2f} 至 {high:.2f}）</translation>
</message>
<message>
<source>{planned:.1f} to {actual:.1f}</source>
<translation>{planned:.1f} 至 {actual:.1f}</translation>
</message>
<message>
<source>{planned:.0f} % to {actual:.0f} %</source>
<translation>{planned:.0f} % 至 {actual:.0f} %</translation>
</message>
<message>
<source>The plan was not carried over</source>
<translation>计划未能转移到术后 CT</translation>
</message>
<message>
<source>Where the plan lies on the later CT is not known: register the two CTs, then compare again.</source>
<translation>计划在术后 CT 上的位置不明：请配准两次 CT，然后再次对照。</translation>
</message>
<message>
<source>No track to compare</source>
<translation>没有可对照的针道</translation>
</message>
<message>
<source>No needle track was found on this CT, so no planned needle can be compared. Mark the tracks first.</source>
<translation>在此 CT 上未找到针道，因此无法对照任何计划的穿刺针。请先标出针道。</translation>
</message>
<message>
<source>No cement to compare</source>
<translation>没有可对照的骨水泥</translation>
</message>
<message>
<source>The tool for cement gave no result, so the volume cannot be held against the plan.</source>
<translation>骨水泥工具没有结果，因此无法将体积与计划对照。</translation>
</message>
<message>
<source>Planned needles</source>
<translation>计划的穿刺针</translation>
</message>
<message>
<source>The tip came to lie {off} mm from where it was planned ({where}); the track passes {entry} mm beside the planned entry and is turned by {angle}°.</source>
<translation>针尖距计划位置 {off} mm（{where}）；针道经过计划进针点旁 {entry} mm，方向偏转 {angle}°。</translation>
</message>
<message>
<source>The tip came to lie {off} mm from where it was planned ({where}), as far as cement lets it be told; the track passes {entry} mm beside the planned entry and is turned by {angle}°.</source>
<translation>就骨水泥遮蔽下所能判断，针尖距计划位置 {off} mm（{where}）；针道经过计划进针点旁 {entry} mm，方向偏转 {angle}°。</translation>
</message>
<message>
<source>{sideways}, {depthwise}, {lengthwise}</source>
<translation>{sideways}，{depthwise}，{lengthwise}</translation>
</message>
<message>
<source>{mm:.1f} mm towards the midline</source>
<translation>偏向中线 {mm:.1f} mm</translation>
</message>
<message>
<source>{mm:.1f} mm away from the midline</source>
<translation>偏离中线 {mm:.1f} mm</translation>
</message>
<message>
<source>{mm:.1f} mm further forward</source>
<translation>偏前 {mm:.1f} mm</translation>
</message>
<message>
<source>{mm:.1f} mm further back</source>
<translation>偏后 {mm:.1f} mm</translation>
</message>
<message>
<source>{mm:.1f} mm higher</source>
<translation>偏高 {mm:.1f} mm</translation>
</message>
<message>
<source>{mm:.1f} mm lower</source>
<translation>偏低 {mm:.1f} mm</translation>
</message>
<message>
<source>On the side of needle {needle} no track was found that is not another needle's: what became of it cannot be told.</source>
<translation>在穿刺针 {needle} 一侧，没有找到不属于其他穿刺针的针道：其去向无法判断。</translation>
</message>
<message>
<source>Track {track} belongs to no planned needle: a further puncture, or another way than planned.</source>
<translation>针道 {track} 不属于任何计划的穿刺针：为另一次穿刺，或路径与计划不同。</translation>
</message>
<message>
<source>{actual:.1f} mL of cement ({low:.1f} to {high:.1f}) are there; {planned:.1f} mL were planned. Of it {anterior:.1f} mL lie in the anterior, {middle:.1f} in the middle and {posterior:.1f} in the posterior third of the body, {outside:.1f} outside it.</source>
<translation>实有骨水泥 {actual:.1f} mL（{low:.1f} 至 {high:.1f}）；计划为 {planned:.1f} mL。其中椎体前三分之一 {anterior:.1f} mL，中三分之一 {middle:.1f}，后三分之一 {posterior:.1f}，椎体外 {outside:.1f}。</translation>
</message>
<message>
<source>{actual:.1f} mL of cement ({low:.1f} to {high:.1f}) are there; no volume was planned. Of it {anterior:.1f} mL lie in the anterior, {middle:.1f} in the middle and {posterior:.1f} in the posterior third of the body, {outside:.1f} outside it.</source>
<translation>实有骨水泥 {actual:.1f} mL（{low:.1f} 至 {high:.1f}）；未计划体积。其中椎体前三分之一 {anterior:.1f} mL，中三分之一 {middle:.1f}，后三分之一 {posterior:.1f}，椎体外 {outside:.1f}。</translation>
</message>
<message>
<source>Needles, planned against actual</source>
<translation>穿刺针，计划与实际对照</translation>
</message>
<message>
<source>Needle</source>
<translation>穿刺针</translation>
</message>
<message>
<source>Track</source>
<translation>针道</translation>
</message>
<message>
<source>Side</source>
<translation>侧别</translation>
</message>
<message>
<source>Tip off (mm)</source>
<translation>针尖偏差（mm）</translation>
</message>
<message>
<source>Entry off (mm)</source>
<translation>进针点偏差（mm）</translation>
</message>
<message>
<source>Axis off (°)</source>
<translation>轴线偏差（°）</translation>
</message>
<message>
<source>Convergence, planned to actual (°)</source>
<translation>内倾角，计划至实际（°）</translation>
</message>
<message>
<source>Deeper (mm)</source>
<translation>更深（mm）</translation>
</message>
<message>
<source>Depth in the body, planned to actual</source>
<translation>椎体内深度，计划至实际</translation>
</message>
<message>
<source>Cement, planned against actual</source>
<translation>骨水泥，计划与实际对照</translation>
</message>
<message>
<source>What</source>
<translation>项目</translation>
</message>
<message>
<source>mL</source>
<translation>mL</translation>
</message>
<message>
<source>Planned</source>
<translation>计划</translation>
</message>
<message>
<source>There</source>
<translation>实有</translation>
</message>
<message>
<source>Anterior third</source>
<translation>前三分之一</translation>
</message>
<message>
<source>Middle third</source>
<translation>中三分之一</translation>
</message>
<message>
<source>Posterior third</source>
<translation>后三分之一</translation>
</message>
<message>
<source>Outside the body</source>
<translation>椎体外</translation>
</message>
<message>
<source>not told</source>
<translation>未说明</translation>
</message>
<message>
<source>right</source>
<translation>右侧</translation>
</message>
<message>
<source>left</source>
<translation>左侧</translation>
</message>
</context>
</TS>
