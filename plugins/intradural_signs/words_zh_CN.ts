<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>plugin</name>
<message>
<source>Signs of cement within the dura</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>isthmus_intradural_signs</name>
<message>
<source>Goes through the four published signs of cement within the dura and says of each whether it is there, with its numbers. A checklist, no probability.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>isthmus_intradural_signs_words</name>
<message>
<source>Sign</source>
<translation type="unfinished" />
</message>
<message>
<source>On the CT</source>
<translation type="unfinished" />
</message>
<message>
<source>Reviewer</source>
<translation type="unfinished" />
</message>
<message>
<source>Measured</source>
<translation type="unfinished" />
</message>
<message>
<source>medial puncture</source>
<translation type="unfinished" />
</message>
<message>
<source>layers</source>
<translation type="unfinished" />
</message>
<message>
<source>no cement outside the dura</source>
<translation type="unfinished" />
</message>
<message>
<source>blunt, along the sac</source>
<translation type="unfinished" />
</message>
<message>
<source>yes</source>
<translation type="unfinished" />
</message>
<message>
<source>no</source>
<translation type="unfinished" />
</message>
<message>
<source>not assessable</source>
<translation type="unfinished" />
</message>
<message>
<source>no track of a needle was measured: mark its two ends in the tool for tracks</source>
<translation type="unfinished" />
</message>
<message>
<source>a track lies nearer to the medial wall of its pedicle than it is known to: {medial_clearance_mm:.1f} ± {uncertainty_mm:.1f} mm</source>
<translation type="unfinished" />
</message>
<message>
<source>no cement was looked for, or no pedicle of this vertebra is known</source>
<translation type="unfinished" />
</message>
<message>
<source>no cement was seen in the canal</source>
<translation type="unfinished" />
</message>
<message>
<source>too little cement lies in the canal to have a shape: {canal_ml:.2f} mL</source>
<translation type="unfinished" />
</message>
<message>
<source>voxels of {voxel_mm:.1f} mm are too coarse to show gaps and borders</source>
<translation type="unfinished" />
</message>
<message>
<source>only the operation shows it</source>
<translation type="unfinished" />
</message>
</context>
</TS>
