<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>plugin</name>
<message>
<source>Where cement leaked to</source>
<translation>骨水泥渗漏至何处</translation>
</message>
</context>
<context>
<name>isthmus_compartments</name>
<message>
<source>Sorts the cement outside the bone by where it lies, and measures its volume, its extent and how much of the canal it takes.</source>
<translation>将骨外的骨水泥按所在部位分类，并测量其体积、范围和占椎管的多少。</translation>
</message>
</context>
<context>
<name>isthmus_compartments_words</name>
<message>
<source>{place}, {side}</source>
<translation>{side}{place}</translation>
</message>
<message>
<source>Cement {place}</source>
<translation>{place}的骨水泥</translation>
</message>
<message>
<source>Leaks</source>
<translation>渗漏</translation>
</message>
<message>
<source>Where</source>
<translation>部位</translation>
</message>
<message>
<source>mL</source>
<translation>mL</translation>
</message>
<message>
<source>Up and down, mm</source>
<translation>上下径，mm</translation>
</message>
<message>
<source>Front to back, mm</source>
<translation>前后径，mm</translation>
</message>
<message>
<source>Across, mm</source>
<translation>左右径，mm</translation>
</message>
<message>
<source>Of the canal's area, %</source>
<translation>占椎管面积，%</translation>
</message>
<message>
<source>Cement in the spinal canal</source>
<translation>椎管内骨水泥</translation>
</message>
<message>
<source>Cement at the wall of the canal</source>
<translation>骨水泥抵达椎管壁</translation>
</message>
<message>
<source>Cement at other levels</source>
<translation>其他节段的骨水泥</translation>
</message>
<message>
<source>No cement seen outside the bone</source>
<translation>骨外未见骨水泥</translation>
</message>
<message>
<source>Leaks cannot all be told</source>
<translation>无法判明全部渗漏</translation>
</message>
<message>
<source>Where cement leaked to cannot be told, as the tool "Cement" said nothing: run it first.</source>
<translation>无法判断骨水泥渗漏至何处，因为“骨水泥”工具没有结果：请先运行该工具。</translation>
</message>
<message>
<source>Where cement leaked to cannot be told, as no pedicle of this vertebra is known: they bound the canal and the foramina.</source>
<translation>无法判断骨水泥渗漏至何处，因为该椎骨的椎弓根均不明：椎管和椎间孔以椎弓根为界。</translation>
</message>
<message>
<source>The CT's slices lie {mm:.1f} mm apart: small leaks and the borders of compartments cannot be told in them.</source>
<translation>CT 层距为 {mm:.1f} mm：无法据此判断小的渗漏和各部位的界限。</translation>
</message>
<message>
<source>Metal lies {mm:.0f} mm from the canal: its streaks may hide cement there, or look like it.</source>
<translation>金属距椎管 {mm:.0f} mm：其条状伪影可能掩盖该处的骨水泥，或与骨水泥相似。</translation>
</message>
<message>
<source>Cement goes on beyond what was looked at: there may be more of it.</source>
<translation>骨水泥延伸到所查看范围之外：可能还有更多。</translation>
</message>
<message>
<source>The CT does not show all that surrounds this vertebra: cement beyond its end is not counted.</source>
<translation>CT 未包括该椎骨周围的全部范围：超出其边缘的骨水泥未计入。</translation>
</message>
<message>
<source>The canal of this vertebra is not known: what lies between its pedicles behind the wall is told as in the canal, and how full that is cannot be told.</source>
<translation>该椎骨的椎管不明：位于两侧椎弓根之间、后壁之后者按椎管内计，其占椎管的多少无法判断。</translation>
</message>
<message>
<source>One pedicle of this vertebra is not known: its mirror image stands for it.</source>
<translation>该椎骨的一侧椎弓根不明：以其镜像代替。</translation>
</message>
<message>
<source>in the middle of the canal</source>
<translation>椎管中央</translation>
</message>
<message>
<source>in the canal beside its middle</source>
<translation>椎管旁侧</translation>
</message>
<message>
<source>in the canal beside a breached pedicle</source>
<translation>突破的椎弓根旁的椎管内</translation>
</message>
<message>
<source>in a vein of the canal</source>
<translation>椎管内静脉</translation>
</message>
<message>
<source>within the dura (suspected)</source>
<translation>硬膜内（疑似）</translation>
</message>
<message>
<source>in the foramen</source>
<translation>椎间孔内</translation>
</message>
<message>
<source>in the disc above</source>
<translation>上位椎间盘内</translation>
</message>
<message>
<source>in the disc below</source>
<translation>下位椎间盘内</translation>
</message>
<message>
<source>beside the vertebra</source>
<translation>椎旁</translation>
</message>
<message>
<source>in a segmental vein</source>
<translation>节段静脉内</translation>
</message>
<message>
<source>in a needle's track</source>
<translation>针道内</translation>
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
<source>{up:.0f} mm up and down, {deep:.0f} mm front to back and {across:.0f} mm across</source>
<translation>上下 {up:.0f} mm，前后 {deep:.0f} mm，左右 {across:.0f} mm</translation>
</message>
<message>
<source>{ml} mL of cement lie {place}: {extent}.</source>
<translation>{place}有骨水泥 {ml} mL：{extent}。</translation>
</message>
<message>
<source>{ml} mL of cement lie away from all walls of the canal, {extent}: within the dura, it is suspected; a CT does not show the dura itself.</source>
<translation>骨水泥 {ml} mL 与椎管各壁均不相接，{extent}：怀疑位于硬膜内；CT 不显示硬膜本身。</translation>
</message>
<message>
<source>{ml} mL of cement lie away from all walls of the canal on the {side}, {extent}: within the dura, it is suspected; a CT does not show the dura itself.</source>
<translation>{side}骨水泥 {ml} mL 与椎管各壁均不相接，{extent}：怀疑位于硬膜内；CT 不显示硬膜本身。</translation>
</message>
<message>
<source>Cement takes {percent:.0f} ± {doubt:.0f} % of the canal's area where it takes most, {place}.</source>
<translation>骨水泥在占据最多处占椎管面积的 {percent:.0f} ± {doubt:.0f} %，{place}。</translation>
</message>
<message>
<source>Cement takes {percent:.0f} ± {doubt:.0f} % of the canal's area where it takes most, {place}, where the canal was not seen but carried on from this vertebra.</source>
<translation>骨水泥在占据最多处占椎管面积的 {percent:.0f} ± {doubt:.0f} %，{place}；该处椎管未显示，由该椎骨的椎管延续推得。</translation>
</message>
<message>
<source>at mid-height of the body</source>
<translation>位于椎体中部高度</translation>
</message>
<message>
<source>{height:.0f} mm above mid-height of the body</source>
<translation>位于椎体中部以上 {height:.0f} mm</translation>
</message>
<message>
<source>{height:.0f} mm below mid-height of the body</source>
<translation>位于椎体中部以下 {height:.0f} mm</translation>
</message>
<message>
<source>Cement reaches the wall of the canal: whether it is through cannot be told, as wall and cement are known to {unsure_mm:.1f} mm.</source>
<translation>骨水泥抵达椎管壁：骨壁和骨水泥的位置仅精确到 {unsure_mm:.1f} mm，无法判断其是否已穿过。</translation>
</message>
<message>
<source>{ml:.2f} mL of what looks like cement lie at other levels and do not reach this vertebra: they are not counted here.</source>
<translation>疑似骨水泥 {ml:.2f} mL 位于其他节段，未与该椎骨相连：此处不计。</translation>
</message>
<message>
<source>No cement of {least_ml:g} mL or more was seen farther than {unsure_mm:.1f} mm outside the bone; less than that a CT does not tell.</source>
<translation>骨外超过 {unsure_mm:.1f} mm 处未见 {least_ml:g} mL 或以上的骨水泥；更少的量 CT 无法显示。</translation>
</message>
</context>
</TS>
