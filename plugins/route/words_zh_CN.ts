<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>plugin</name>
<message>
<source>How cement left the bone</source>
<translation>骨水泥如何离开骨质</translation>
</message>
</context>
<context>
<name>isthmus_route</name>
<message>
<source>Finds where cement went through the wall of the bone, and by which way: basivertebral (B), segmental vein (S), gap in the cortex (C), disc (D), track.</source>
<translation>找出骨水泥穿过骨壁之处及其途径：椎基静脉（B）、节段静脉（S）、皮质缺损（C）、椎间盘（D）、针道。</translation>
</message>
</context>
<context>
<name>isthmus_route_words</name>
<message>
<source>{type}, {wall}</source>
<translation>{type}，{wall}</translation>
</message>
<message>
<source>Exits</source>
<translation>出口</translation>
</message>
<message>
<source>Way</source>
<translation>途径</translation>
</message>
<message>
<source>Yeom</source>
<translation>Yeom 分型</translation>
</message>
<message>
<source>Later</source>
<translation>后来的分型</translation>
</message>
<message>
<source>Wall</source>
<translation>骨壁</translation>
</message>
<message>
<source>Cement in it, mm</source>
<translation>其中骨水泥宽，mm</translation>
</message>
<message>
<source>Gap on CT, mm</source>
<translation>CT 上缺损，mm</translation>
</message>
<message>
<source>Leads</source>
<translation>通向</translation>
</message>
<message>
<source>The way out of the bone is not known</source>
<translation>离开骨质的途径不明</translation>
</message>
<message>
<source>By which way cement left the bone cannot be told, as the tool "Cement" said nothing: run it first.</source>
<translation>无法判断骨水泥经何途径离开骨质，因为“骨水泥”工具没有结果：请先运行该工具。</translation>
</message>
<message>
<source>By which way cement left the bone cannot be told, as no pedicle of this vertebra is known.</source>
<translation>无法判断骨水泥经何途径离开骨质，因为该椎骨的椎弓根均不明。</translation>
</message>
<message>
<source>where the basivertebral vein leaves the body</source>
<translation>经椎基静脉离开椎体处</translation>
</message>
<message>
<source>along a segmental vein</source>
<translation>沿节段静脉</translation>
</message>
<message>
<source>through the cortex</source>
<translation>穿过皮质</translation>
</message>
<message>
<source>through the endplate</source>
<translation>穿过终板</translation>
</message>
<message>
<source>through the wall of the pedicle</source>
<translation>穿过椎弓根壁</translation>
</message>
<message>
<source>along a needle's track</source>
<translation>沿针道</translation>
</message>
<message>
<source>the right side of the body</source>
<translation>椎体右侧</translation>
</message>
<message>
<source>the left side of the body</source>
<translation>椎体左侧</translation>
</message>
<message>
<source>the anterior wall</source>
<translation>椎体前壁</translation>
</message>
<message>
<source>the posterior wall</source>
<translation>椎体后壁</translation>
</message>
<message>
<source>the upper endplate</source>
<translation>上终板</translation>
</message>
<message>
<source>the lower endplate</source>
<translation>下终板</translation>
</message>
<message>
<source>the arch</source>
<translation>椎弓</translation>
</message>
<message>
<source>the medial wall of the right pedicle</source>
<translation>右侧椎弓根内侧壁</translation>
</message>
<message>
<source>the lateral wall of the right pedicle</source>
<translation>右侧椎弓根外侧壁</translation>
</message>
<message>
<source>the cranial wall of the right pedicle</source>
<translation>右侧椎弓根头侧壁</translation>
</message>
<message>
<source>the caudal wall of the right pedicle</source>
<translation>右侧椎弓根尾侧壁</translation>
</message>
<message>
<source>the medial wall of the left pedicle</source>
<translation>左侧椎弓根内侧壁</translation>
</message>
<message>
<source>the lateral wall of the left pedicle</source>
<translation>左侧椎弓根外侧壁</translation>
</message>
<message>
<source>the cranial wall of the left pedicle</source>
<translation>左侧椎弓根头侧壁</translation>
</message>
<message>
<source>the caudal wall of the left pedicle</source>
<translation>左侧椎弓根尾侧壁</translation>
</message>
<message>
<source>the middle of the canal</source>
<translation>椎管中央</translation>
</message>
<message>
<source>the canal beside its middle</source>
<translation>椎管旁侧</translation>
</message>
<message>
<source>the canal</source>
<translation>椎管</translation>
</message>
<message>
<source>a vein of the canal</source>
<translation>椎管内静脉</translation>
</message>
<message>
<source>the foramen</source>
<translation>椎间孔</translation>
</message>
<message>
<source>the disc above</source>
<translation>上位椎间盘</translation>
</message>
<message>
<source>the disc below</source>
<translation>下位椎间盘</translation>
</message>
<message>
<source>the tissue beside the vertebra</source>
<translation>椎旁组织</translation>
</message>
<message>
<source>a segmental vein</source>
<translation>节段静脉</translation>
</message>
<message>
<source>the needle's track behind the bone</source>
<translation>骨后方的针道</translation>
</message>
<message>
<source>Exit of type {type}</source>
<translation>{type} 型出口</translation>
</message>
<message>
<source>Exit of type {type}, later type D</source>
<translation>{type} 型出口，后来称 D 型</translation>
</message>
<message>
<source>Exit of type {type}, later type track</source>
<translation>{type} 型出口，后来称针道型</translation>
</message>
<message>
<source>{before} and {last}</source>
<translation>{before}和{last}</translation>
</message>
<message>
<source>no compartment of its own</source>
<translation>无单独的部位</translation>
</message>
<message>
<source>not seen</source>
<translation>未见</translation>
</message>
<message>
<source>No cement is seen in a wall: the likeliest way is {way}, at {wall}, where cement on both sides lies nearest.</source>
<translation>骨壁内未见骨水泥：最可能的途径为{way}，位于{wall}，该处两侧的骨水泥相距最近。</translation>
</message>
<message>
<source>No cement is seen in a wall: the likeliest way into {leads} is {way}, at {wall}, where cement on both sides lies nearest.</source>
<translation>骨壁内未见骨水泥：进入{leads}最可能的途径为{way}，位于{wall}，该处两侧的骨水泥相距最近。</translation>
</message>
<message>
<source>Cement went {way}, at {wall}, where it is {cement_mm:.1f} mm wide; {gap}.</source>
<translation>骨水泥{way}离开，位于{wall}，该处骨水泥宽 {cement_mm:.1f} mm；{gap}。</translation>
</message>
<message>
<source>Cement went into {leads} {way}, at {wall}, where it is {cement_mm:.1f} mm wide; {gap}.</source>
<translation>骨水泥{way}进入{leads}，位于{wall}，该处骨水泥宽 {cement_mm:.1f} mm；{gap}。</translation>
</message>
<message>
<source>a CT shows a gap of {mm:.1f} mm in the cortex there</source>
<translation>CT 显示该处皮质有 {mm:.1f} mm 的缺损</translation>
</message>
<message>
<source>a CT shows no gap of {mm:.1f} mm or more in the cortex there</source>
<translation>CT 显示该处皮质没有 {mm:.1f} mm 或以上的缺损</translation>
</message>
<message>
<source>no CT shows the cortex there well enough to tell a gap</source>
<translation>没有 CT 能将该处皮质显示到足以判断有无缺损</translation>
</message>
<message>
<source>By which way {ml:.2f} mL came into {leads} cannot be told: no cement leads there, and it lies far from the bone.</source>
<translation>无法判断 {ml:.2f} mL 骨水泥经何途径到达{leads}：没有骨水泥通向该处，且其距骨质较远。</translation>
</message>
</context>
</TS>
