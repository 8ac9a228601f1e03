<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>plugin</name>
<message>
<source>Needle tracks</source>
<translation>针道</translation>
</message>
</context>
<context>
<name>isthmus_tracks</name>
<message>
<source>Two places in the channel or more, within 3 mm of its middle.</source>
<translation>在针道内标两点或更多，距其中心 3 mm 以内。</translation>
</message>
<message>
<source>Fits the channels that needles left, near where they are marked, and measures them against the pedicle's walls.</source>
<translation>在标记附近拟合穿刺针留下的针道，并与椎弓根各壁对照测量。</translation>
</message>
<message>
<source>Needle's outer diameter</source>
<translation>穿刺针外径</translation>
</message>
<message>
<source>0: as the CT shows it, or else that of an 11 gauge needle.</source>
<translation>0：按 CT 所示，否则按 11 G 穿刺针的外径。</translation>
</message>
<message>
<source>Propose tracks that are full of cement</source>
<translation>提议充满骨水泥的针道</translation>
</message>
</context>
<context>
<name>isthmus_tracks_words</name>
<message>
<source>Track {number} is not seen</source>
<translation>未见针道 {number}</translation>
</message>
<message>
<source>Track {number} has one mark only: it needs two, entry side and tip.</source>
<translation>针道 {number} 只有一个标记：需要两个，即进针侧和针尖。</translation>
</message>
<message>
<source>{number} (proposed)</source>
<translation>{number}（提议）</translation>
</message>
<message>
<source>{mm} (not measured)</source>
<translation>{mm}（未测量）</translation>
</message>
<message>
<source>Cement was not looked for</source>
<translation>未查找骨水泥</translation>
</message>
<message>
<source>The tool for cement gave no result, so whether cement fills a track is read from the CT alone and no track is proposed.</source>
<translation>骨水泥工具没有结果，因此仅凭 CT 判断针道内有无骨水泥，且不提议任何针道。</translation>
</message>
<message>
<source>No track marked</source>
<translation>未标记针道</translation>
</message>
<message>
<source>No track was marked, and none is so plainly filled with cement that one could be proposed. Mark each puncture: its entry side first, then its tip.</source>
<translation>没有标记针道，也没有明显充满骨水泥而可以提议的针道。请标出每次穿刺：先进针侧，后针尖。</translation>
</message>
<message>
<source>right</source>
<translation>右侧</translation>
</message>
<message>
<source>left</source>
<translation>左侧</translation>
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
<source>not certain</source>
<translation>不确定</translation>
</message>
<message>
<source>Track 1: entry side first, then tip</source>
<translation>针道 1：先进针侧，后针尖</translation>
</message>
<message>
<source>Track 2: entry side first, then tip</source>
<translation>针道 2：先进针侧，后针尖</translation>
</message>
<message>
<source>Track 3: entry side first, then tip</source>
<translation>针道 3：先进针侧，后针尖</translation>
</message>
<message>
<source>Track 4: entry side first, then tip</source>
<translation>针道 4：先进针侧，后针尖</translation>
</message>
<message>
<source>not measured</source>
<translation>未测量</translation>
</message>
<message>
<source>Track {number}, {side}</source>
<translation>针道 {number}，{side}</translation>
</message>
<message>
<source>Track {number}, {side} (proposed)</source>
<translation>针道 {number}，{side}（提议）</translation>
</message>
<message>
<source>The track on the patient's {side}, {filled}, did not pass the pedicle where its medial wall could be seen.</source>
<translation>患者{side}的针道（{filled}）未经过椎弓根内侧壁可见之处。</translation>
</message>
<message>
<source>The track on the patient's {side}, {filled}, went {mm:.1f} mm beyond the medial wall (± {uncertainty_mm:.1f} mm). {tip}</source>
<translation>患者{side}的针道（{filled}）超出内侧壁 {mm:.1f} mm（± {uncertainty_mm:.1f} mm）。{tip}</translation>
</message>
<message>
<source>The track on the patient's {side}, {filled}, stayed {mm:.1f} mm inside the medial wall (± {uncertainty_mm:.1f} mm). {tip}</source>
<translation>患者{side}的针道（{filled}）保持在内侧壁以内 {mm:.1f} mm（± {uncertainty_mm:.1f} mm）。{tip}</translation>
</message>
<message>
<source>The track on the patient's {side}, {filled}, went {mm:.1f} mm beyond the medial wall (± {uncertainty_mm:.1f} mm), which is not certain. {tip}</source>
<translation>患者{side}的针道（{filled}）超出内侧壁 {mm:.1f} mm（± {uncertainty_mm:.1f} mm），但不确定。{tip}</translation>
</message>
<message>
<source>The track on the patient's {side}, {filled}, stayed {mm:.1f} mm inside the medial wall (± {uncertainty_mm:.1f} mm), which is not certain. {tip}</source>
<translation>患者{side}的针道（{filled}）保持在内侧壁以内 {mm:.1f} mm（± {uncertainty_mm:.1f} mm），但不确定。{tip}</translation>
</message>
<message>
<source>full of cement</source>
<translation>充满骨水泥</translation>
</message>
<message>
<source>empty</source>
<translation>空</translation>
</message>
<message>
<source>{percent:.0f} % of the body's depth</source>
<translation>椎体深度 {percent:.0f} % 处</translation>
</message>
<message>
<source>a place behind the body</source>
<translation>椎体后方</translation>
</message>
<message>
<source>Its tip reached {depth} (± {mm:.1f} mm).</source>
<translation>其针尖到达{depth}（± {mm:.1f} mm）。</translation>
</message>
<message>
<source>Its tip is lost in cement: {depth} is where it was marked or likely (± {mm:.1f} mm).</source>
<translation>其针尖被骨水泥遮蔽：{depth}为标记或推测的位置（± {mm:.1f} mm）。</translation>
</message>
<message>
<source>Between the marks of track {number} nothing stands out from the bone more than marrow does by chance, so where this needle ran cannot be assessed: look again, or mark it nearer.</source>
<translation>在针道 {number} 的标记之间，没有任何结构比骨髓本身的随机差异更为显著，因此无法评估该针的走行：请重新查看，或标得更近。</translation>
</message>
<message>
<source>Track {number} is seen over too short a way to tell its direction, so where this needle ran cannot be assessed.</source>
<translation>针道 {number} 可见的长度太短，无法判断其方向，因此无法评估该针的走行。</translation>
</message>
<message>
<source>Between the marks of track {number} lies a hollow wider than the needle, so where this needle ran cannot be assessed: look again, or tell its diameter.</source>
<translation>针道 {number} 的标记之间是一个比针更宽的空腔，因此无法评估该针的走行：请重新查看，或填写针的直径。</translation>
</message>
<message>
<source>What is seen between the marks of track {number} leads to different lines, so where this needle ran cannot be assessed: look again, or mark it nearer.</source>
<translation>针道 {number} 的标记之间所见指向不同的直线，因此无法评估该针的走行：请重新查看，或标得更近。</translation>
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
<source>To medial wall (mm)</source>
<translation>至内侧壁（mm）</translation>
</message>
<message>
<source>Entry to inner edge (mm)</source>
<translation>进针点至内侧缘（mm）</translation>
</message>
<message>
<source>Convergence (°)</source>
<translation>内倾角（°）</translation>
</message>
<message>
<source>Above what the wall allowed (°)</source>
<translation>超出骨壁允许值（°）</translation>
</message>
<message>
<source>Diameter (mm)</source>
<translation>直径（mm）</translation>
</message>
<message>
<source>Known to (mm)</source>
<translation>精度（mm）</translation>
</message>
<message>
<source>Medial breach</source>
<translation>内侧突破</translation>
</message>
<message>
<source>Cement in it</source>
<translation>其中有骨水泥</translation>
</message>
</context>
</TS>
