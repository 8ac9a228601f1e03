<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>plugin</name>
<message>
<source>Needle tracks</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>isthmus_tracks</name>
<message>
<source>Two places in the channel or more, within 3 mm of its middle.</source>
<translation type="unfinished" />
</message>
<message>
<source>Fits the channels that needles left, near where they are marked, and measures them against the pedicle's walls.</source>
<translation type="unfinished" />
</message>
<message>
<source>Needle's outer diameter</source>
<translation type="unfinished" />
</message>
<message>
<source>0: as the CT shows it, or else that of an 11 gauge needle.</source>
<translation type="unfinished" />
</message>
<message>
<source>Propose tracks that are full of cement</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>isthmus_tracks_words</name>
<message>
<source>Cement was not looked for</source>
<translation type="unfinished" />
</message>
<message>
<source>The tool for cement gave no result, so whether cement fills a track is read from the CT alone and no track is proposed.</source>
<translation type="unfinished" />
</message>
<message>
<source>No track marked</source>
<translation type="unfinished" />
</message>
<message>
<source>No track was marked, and none is so plainly filled with cement that one could be proposed. Mark each puncture: its entry side first, then its tip.</source>
<translation type="unfinished" />
</message>
<message>
<source>right</source>
<translation type="unfinished" />
</message>
<message>
<source>left</source>
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
<source>not certain</source>
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
<source>To medial wall (mm)</source>
<translation type="unfinished" />
</message>
<message>
<source>Entry to inner edge (mm)</source>
<translation type="unfinished" />
</message>
<message>
<source>Convergence (°)</source>
<translation type="unfinished" />
</message>
<message>
<source>Above what the wall allowed (°)</source>
<translation type="unfinished" />
</message>
<message>
<source>Diameter (mm)</source>
<translation type="unfinished" />
</message>
<message>
<source>Known to (mm)</source>
<translation type="unfinished" />
</message>
<message>
<source>Medial breach</source>
<translation type="unfinished" />
</message>
<message>
<source>Cement in it</source>
<translation type="unfinished" />
</message>
</context>
</TS>
