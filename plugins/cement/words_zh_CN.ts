<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>plugin</name>
<message>
<source>Cement</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>isthmus_cement</name>
<message>
<source>Finds the cement on the CT after the operation and measures it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Certainly cement from</source>
<translation type="unfinished" />
</message>
<message>
<source>Every piece of cement holds a voxel as dense as this.</source>
<translation type="unfinished" />
</message>
<message>
<source>Goes on down to</source>
<translation type="unfinished" />
</message>
<message>
<source>From there a piece goes on through voxels as dense as this.</source>
<translation type="unfinished" />
</message>
<message>
<source>Look for screws and rods</source>
<translation type="unfinished" />
</message>
<message>
<source>Switch it off where cement was taken for metal.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>isthmus_cement_words</name>
<message>
<source>Metal</source>
<translation type="unfinished" />
</message>
<message>
<source>piece</source>
<translation type="unfinished" />
</message>
<message>
<source>mL</source>
<translation type="unfinished" />
</message>
<message>
<source>across, mm</source>
<translation type="unfinished" />
</message>
<message>
<source>front to back, mm</source>
<translation type="unfinished" />
</message>
<message>
<source>up and down, mm</source>
<translation type="unfinished" />
</message>
<message>
<source>Nothing as dense as cement was found about this vertebra: cement that holds little radiopacifier is not seen on CT.</source>
<translation type="unfinished" />
</message>
<message>
<source>Cement reaches the border of the images or of the surroundings that were looked at: there may be more.</source>
<translation type="unfinished" />
</message>
</context>
</TS>
