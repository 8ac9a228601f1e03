<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>plugin</name>
<message>
<source>Where cement leaked to</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>isthmus_compartments</name>
<message>
<source>Sorts the cement outside the bone by where it lies, and measures its volume, its extent and how much of the canal it takes.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>isthmus_compartments_words</name>
<message>
<source>Leaks</source>
<translation type="unfinished" />
</message>
<message>
<source>Of the canal's area, %</source>
<translation type="unfinished" />
</message>
<message>
<source>Cement in the spinal canal</source>
<translation type="unfinished" />
</message>
<message>
<source>Cement at the wall of the canal</source>
<translation type="unfinished" />
</message>
<message>
<source>Cement at other levels</source>
<translation type="unfinished" />
</message>
<message>
<source>No cement seen outside the bone</source>
<translation type="unfinished" />
</message>
<message>
<source>Leaks cannot all be told</source>
<translation type="unfinished" />
</message>
<message>
<source>Where cement leaked to cannot be told, as the tool "Cement" said nothing: run it first.</source>
<translation type="unfinished" />
</message>
<message>
<source>Where cement leaked to cannot be told, as no pedicle of this vertebra is known: they bound the canal and the foramina.</source>
<translation type="unfinished" />
</message>
<message>
<source>The CT's slices lie {mm:.1f} mm apart: small leaks and the borders of compartments cannot be told in them.</source>
<translation type="unfinished" />
</message>
<message>
<source>Metal lies {mm:.0f} mm from the canal: its streaks may hide cement there, or look like it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Cement goes on beyond what was looked at: there may be more of it.</source>
<translation type="unfinished" />
</message>
<message>
<source>The CT does not show all that surrounds this vertebra: cement beyond its end is not counted.</source>
<translation type="unfinished" />
</message>
<message>
<source>The canal of this vertebra is not known: what lies between its pedicles behind the wall is told as in the canal, and how full that is cannot be told.</source>
<translation type="unfinished" />
</message>
<message>
<source>One pedicle of this vertebra is not known: its mirror image stands for it.</source>
<translation type="unfinished" />
</message>
<message>
<source>in the middle of the canal</source>
<translation type="unfinished" />
</message>
<message>
<source>in the canal beside its middle</source>
<translation type="unfinished" />
</message>
<message>
<source>in the canal beside a breached pedicle</source>
<translation type="unfinished" />
</message>
<message>
<source>in a vein of the canal</source>
<translation type="unfinished" />
</message>
<message>
<source>within the dura (suspected)</source>
<translation type="unfinished" />
</message>
<message>
<source>in the foramen</source>
<translation type="unfinished" />
</message>
<message>
<source>in the disc above</source>
<translation type="unfinished" />
</message>
<message>
<source>in the disc below</source>
<translation type="unfinished" />
</message>
<message>
<source>beside the vertebra</source>
<translation type="unfinished" />
</message>
<message>
<source>in a segmental vein</source>
<translation type="unfinished" />
</message>
<message>
<source>in a needle's track</source>
<translation type="unfinished" />
</message>
<message>
<source>{ml} of cement lie away from all walls of the canal{where}, {extent}: within the dura, it is suspected; a CT does not show the dura itself.</source>
<translation type="unfinished" />
</message>
</context>
</TS>
