<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>plugin</name>
<message>
<source>How cement left the bone</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>isthmus_route</name>
<message>
<source>Finds where cement went through the wall of the bone, and by which way: basivertebral (B), segmental vein (S), gap in the cortex (C), disc (D), track.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>isthmus_route_words</name>
<message>
<source>Exits</source>
<translation type="unfinished" />
</message>
<message>
<source>The way out of the bone is not known</source>
<translation type="unfinished" />
</message>
<message>
<source>By which way cement left the bone cannot be told, as the tool "Cement" said nothing: run it first.</source>
<translation type="unfinished" />
</message>
<message>
<source>By which way cement left the bone cannot be told, as no pedicle of this vertebra is known.</source>
<translation type="unfinished" />
</message>
<message>
<source>where the basivertebral vein leaves the body</source>
<translation type="unfinished" />
</message>
<message>
<source>along a segmental vein</source>
<translation type="unfinished" />
</message>
<message>
<source>through the cortex</source>
<translation type="unfinished" />
</message>
<message>
<source>through the endplate</source>
<translation type="unfinished" />
</message>
<message>
<source>through the wall of the pedicle</source>
<translation type="unfinished" />
</message>
<message>
<source>along a needle's track</source>
<translation type="unfinished" />
</message>
<message>
<source>the right side of the body</source>
<translation type="unfinished" />
</message>
<message>
<source>the left side of the body</source>
<translation type="unfinished" />
</message>
<message>
<source>the anterior wall</source>
<translation type="unfinished" />
</message>
<message>
<source>the posterior wall</source>
<translation type="unfinished" />
</message>
<message>
<source>the upper endplate</source>
<translation type="unfinished" />
</message>
<message>
<source>the lower endplate</source>
<translation type="unfinished" />
</message>
<message>
<source>the arch</source>
<translation type="unfinished" />
</message>
<message>
<source>the middle of the canal</source>
<translation type="unfinished" />
</message>
<message>
<source>the canal beside its middle</source>
<translation type="unfinished" />
</message>
<message>
<source>the canal</source>
<translation type="unfinished" />
</message>
<message>
<source>a vein of the canal</source>
<translation type="unfinished" />
</message>
<message>
<source>the foramen</source>
<translation type="unfinished" />
</message>
<message>
<source>the disc above</source>
<translation type="unfinished" />
</message>
<message>
<source>the disc below</source>
<translation type="unfinished" />
</message>
<message>
<source>the tissue beside the vertebra</source>
<translation type="unfinished" />
</message>
<message>
<source>a segmental vein</source>
<translation type="unfinished" />
</message>
<message>
<source>the needle's track behind the bone</source>
<translation type="unfinished" />
</message>
</context>
</TS>
