<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>plugin</name>
<message>
<source>Cement</source>
<translation>骨水泥</translation>
</message>
</context>
<context>
<name>isthmus_cement</name>
<message>
<source>Finds the cement on the CT after the operation and measures it.</source>
<translation>在术后 CT 上找出骨水泥并测量。</translation>
</message>
<message>
<source>Certainly cement from</source>
<translation>肯定为骨水泥的起始密度</translation>
</message>
<message>
<source>Every piece of cement holds a voxel as dense as this.</source>
<translation>每块骨水泥都含有不低于此密度的体素。</translation>
</message>
<message>
<source>Goes on down to</source>
<translation>继续延伸至密度</translation>
</message>
<message>
<source>From there a piece goes on through voxels as dense as this.</source>
<translation>由此起，骨水泥块经不低于此密度的体素继续延伸。</translation>
</message>
<message>
<source>Look for screws and rods</source>
<translation>查找螺钉和棒</translation>
</message>
<message>
<source>Switch it off where cement was taken for metal.</source>
<translation>若骨水泥被当作金属，请关闭此项。</translation>
</message>
</context>
<context>
<name>isthmus_cement_words</name>
<message>
<source>The images are {step_mm:.1f} mm apart: a thin leak may lie between them unseen.</source>
<translation>影像层距为 {step_mm:.1f} mm：薄层渗漏可能位于其间而未显示。</translation>
</message>
<message>
<source>cement {number}</source>
<translation>骨水泥 {number}</translation>
</message>
<message>
<source>Metal</source>
<translation>金属</translation>
</message>
<message>
<source>piece</source>
<translation>块</translation>
</message>
<message>
<source>mL</source>
<translation>mL</translation>
</message>
<message>
<source>across, mm</source>
<translation>左右径，mm</translation>
</message>
<message>
<source>front to back, mm</source>
<translation>前后径，mm</translation>
</message>
<message>
<source>up and down, mm</source>
<translation>上下径，mm</translation>
</message>
<message>
<source>Nothing as dense as cement was found about this vertebra: cement that holds little radiopacifier is not seen on CT.</source>
<translation>该椎骨周围未发现密度如骨水泥者：显影剂含量少的骨水泥在 CT 上看不见。</translation>
</message>
<message>
<source>Cement reaches the border of the images or of the surroundings that were looked at: there may be more.</source>
<translation>骨水泥到达影像或所查看范围的边缘：可能还有更多。</translation>
</message>
<message>
<source>{volume} of cement lie in one connected piece: {right_ml:.1f} mL right and {left_ml:.1f} mL left of the middle.</source>
<translation>骨水泥 {volume}，为相连的一块：中线右侧 {right_ml:.1f} mL，左侧 {left_ml:.1f} mL。</translation>
</message>
<message>
<source>{volume} of cement lie in {count} separate pieces: {right_ml:.1f} mL right and {left_ml:.1f} mL left of the middle.</source>
<translation>骨水泥 {volume}，为互不相连的 {count} 块：中线右侧 {right_ml:.1f} mL，左侧 {left_ml:.1f} mL。</translation>
</message>
<message>
<source>Metal was found (one straight piece) and is not counted. Cement within 2 mm of it cannot be told from it, and streaks may hide thin cement.</source>
<translation>发现金属（一件直形），未计入。距其 2 mm 以内的骨水泥无法与之区分，条状伪影可能掩盖薄层骨水泥。</translation>
</message>
<message>
<source>Metal was found ({count} straight pieces) and is not counted. Cement within 2 mm of it cannot be told from it, and streaks may hide thin cement.</source>
<translation>发现金属（{count} 件直形），未计入。距其 2 mm 以内的骨水泥无法与之区分，条状伪影可能掩盖薄层骨水泥。</translation>
</message>
</context>
</TS>
