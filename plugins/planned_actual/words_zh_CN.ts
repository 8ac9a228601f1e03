<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>plugin</name>
<message>
<source>Planned against actual</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>isthmus_planned_actual</name>
<message>
<source>Holds each planned needle against the track that it left, and the planned cement against the cement that is there.</source>
<translation type="unfinished" />
</message>
<message>
<source>Planned needles</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>isthmus_planned_actual_words</name>
<message>
<source>The plan was not carried over</source>
<translation type="unfinished" />
</message>
<message>
<source>Where the plan lies on the later CT is not known: register the two CTs, then compare again.</source>
<translation type="unfinished" />
</message>
<message>
<source>No track to compare</source>
<translation type="unfinished" />
</message>
<message>
<source>No needle track was found on this CT, so no planned needle can be compared. Mark the tracks first.</source>
<translation type="unfinished" />
</message>
<message>
<source>No cement to compare</source>
<translation type="unfinished" />
</message>
<message>
<source>The tool for cement gave no result, so the volume cannot be held against the plan.</source>
<translation type="unfinished" />
</message>
<message>
<source>planned</source>
<translation type="unfinished" />
</message>
<message>
<source>Needles, planned against actual</source>
<translation type="unfinished" />
</message>
<message>
<source>Needle</source>
<translation type="unfinished" />
</message>
<message>
<source>Track</source>
<translation type="unfinished" />
</message>
<message>
<source>Side</source>
<translation type="unfinished" />
</message>
<message>
<source>Tip off (mm)</source>
<translation type="unfinished" />
</message>
<message>
<source>Entry off (mm)</source>
<translation type="unfinished" />
</message>
<message>
<source>Axis off (°)</source>
<translation type="unfinished" />
</message>
<message>
<source>Convergence, planned to actual (°)</source>
<translation type="unfinished" />
</message>
<message>
<source>Deeper (mm)</source>
<translation type="unfinished" />
</message>
<message>
<source>Depth in the body, planned to actual</source>
<translation type="unfinished" />
</message>
<message>
<source>Cement, planned against actual</source>
<translation type="unfinished" />
</message>
<message>
<source>What</source>
<translation type="unfinished" />
</message>
<message>
<source>mL</source>
<translation type="unfinished" />
</message>
</context>
</TS>
