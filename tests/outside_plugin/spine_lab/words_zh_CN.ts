<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>words</name>
<message>
<source>Heavier side</source>
<translation>较重的一侧</translation>
</message>
<message>
<source>Says on which side of the body more cement lies.</source>
<translation>说明椎体哪一侧的骨水泥较多。</translation>
</message>
<message>
<source>More cement lies on the {side}.</source>
<translation>{side}的骨水泥较多。</translation>
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
