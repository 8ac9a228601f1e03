<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>plugin</name>
<message>
<source>What was done in published cases</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>isthmus_literature</name>
<message>
<source>Holds this case against published ones: what was done there, which are most like it, and how patients fared. No advice, no probability.</source>
<translation type="unfinished" />
</message>
<message>
<source>To be read with it</source>
<translation type="unfinished" />
</message>
<message>
<source>Papers</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>isthmus_literature_cases</name>
<message>
<source>not told</source>
<translation type="unfinished" />
</message>
<message>
<source>within the dura</source>
<translation type="unfinished" />
</message>
<message>
<source>in the middle or at the side of the canal, outside the dura</source>
<translation type="unfinished" />
</message>
<message>
<source>in the canal at a breached pedicle</source>
<translation type="unfinished" />
</message>
<message>
<source>in a foramen</source>
<translation type="unfinished" />
</message>
<message>
<source>in the canal outside the dura</source>
<translation type="unfinished" />
</message>
<message>
<source>in the canal</source>
<translation type="unfinished" />
</message>
<message>
<source>outside canal and foramina</source>
<translation type="unfinished" />
</message>
<message>
<source>strength</source>
<translation type="unfinished" />
</message>
<message>
<source>bladder or bowel</source>
<translation type="unfinished" />
</message>
<message>
<source>feeling below a level</source>
<translation type="unfinished" />
</message>
<message>
<source>disabling pain in a leg</source>
<translation type="unfinished" />
</message>
<message>
<source>place of the cement</source>
<translation type="unfinished" />
</message>
<message>
<source>what was lost</source>
<translation type="unfinished" />
</message>
<message>
<source>onset</source>
<translation type="unfinished" />
</message>
<message>
<source>technique</source>
<translation type="unfinished" />
</message>
<message>
<source>kind of fracture</source>
<translation type="unfinished" />
</message>
<message>
<source>level</source>
<translation type="unfinished" />
</message>
<message>
<source>operated on</source>
<translation type="unfinished" />
</message>
<message>
<source>dura opened</source>
<translation type="unfinished" />
</message>
<message>
<source>lamina taken away</source>
<translation type="unfinished" />
</message>
<message>
<source>fixation</source>
<translation type="unfinished" />
</message>
<message>
<source>body removed</source>
<translation type="unfinished" />
</message>
<message>
<source>endoscope</source>
<translation type="unfinished" />
</message>
<message>
<source>endoscope, approach A</source>
<translation type="unfinished" />
</message>
<message>
<source>endoscope, approach B</source>
<translation type="unfinished" />
</message>
<message>
<source>no operation, treated</source>
<translation type="unfinished" />
</message>
<message>
<source>no operation</source>
<translation type="unfinished" />
</message>
<message>
<source>walks alone</source>
<translation type="unfinished" />
</message>
<message>
<source>walks with help</source>
<translation type="unfinished" />
</message>
<message>
<source>does not walk</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>isthmus_literature_words</name>
<message>
<source>where the cement lies</source>
<translation type="unfinished" />
</message>
<message>
<source>where in the canal it lies</source>
<translation type="unfinished" />
</message>
<message>
<source>how the patient is</source>
<translation type="unfinished" />
</message>
<message>
<source>the signs of cement within the dura</source>
<translation type="unfinished" />
</message>
<message>
<source>how much of the canal it takes and how long it is</source>
<translation type="unfinished" />
</message>
<message>
<source>what may stand in an endoscope's way</source>
<translation type="unfinished" />
</message>
<message>
<source>The table of published cases is not complete: the papers count 6, 7 and 10 earlier cases, and at least one case report is in none of them.</source>
<translation type="unfinished" />
</message>
<message>
<source>Most of it rests on reports of a single patient each; nothing was compared with anything.</source>
<translation type="unfinished" />
</message>
<message>
<source>Cases of the table of Liao 2025 are told as that table tells them; for two of them (Kulkarni 2013, Chen 2015) the first report tells it otherwise.</source>
<translation type="unfinished" />
</message>
<message>
<source>All that is known of the endoscope here comes from one group.</source>
<translation type="unfinished" />
</message>
<message>
<source>Of the endoscopic series four patients are shown in figures; its table of single patients was not read, so most of them is not told.</source>
<translation type="unfinished" />
</message>
<message>
<source>The paper calls its scores of pain those of five patients; eight scores are listed and give the printed mean, so eight it is here.</source>
<translation type="unfinished" />
</message>
<message>
<source>No rate is given: published leak rates cannot be compared with each other, and cases are published because they are unusual.</source>
<translation type="unfinished" />
</message>
<message>
<source>Operation, all</source>
<translation type="unfinished" />
</message>
<message>
<source>Operation, cement in a foramen</source>
<translation type="unfinished" />
</message>
<message>
<source>Operation, cement in the canal</source>
<translation type="unfinished" />
</message>
<message>
<source>Blood loss</source>
<translation type="unfinished" />
</message>
<message>
<source>Stay in hospital after it</source>
<translation type="unfinished" />
</message>
<message>
<source>Drain</source>
<translation type="unfinished" />
</message>
<message>
<source>Pain in a leg before</source>
<translation type="unfinished" />
</message>
<message>
<source>Pain in a leg after</source>
<translation type="unfinished" />
</message>
<message>
<source>Pain in a leg, last seen</source>
<translation type="unfinished" />
</message>
<message>
<source>JOA29 before</source>
<translation type="unfinished" />
</message>
<message>
<source>JOA29 after</source>
<translation type="unfinished" />
</message>
<message>
<source>JOA29, last seen</source>
<translation type="unfinished" />
</message>
<message>
<source>Follow-up</source>
<translation type="unfinished" />
</message>
<message>
<source>Published cases like this were operated on</source>
<translation type="unfinished" />
</message>
<message>
<source>Within the dura: what was done</source>
<translation type="unfinished" />
</message>
<message>
<source>Endoscope, approach A, was described</source>
<translation type="unfinished" />
</message>
<message>
<source>Endoscope, approach B, was described</source>
<translation type="unfinished" />
</message>
<message>
<source>Both sides or two operations were described</source>
<translation type="unfinished" />
</message>
<message>
<source>The endoscopic series does not speak of this</source>
<translation type="unfinished" />
</message>
<message>
<source>Leaks like this were watched</source>
<translation type="unfinished" />
</message>
<message>
<source>the same</source>
<translation type="unfinished" />
</message>
<message>
<source>partly</source>
<translation type="unfinished" />
</message>
<message>
<source>different</source>
<translation type="unfinished" />
</message>
<message>
<source>What was done in the published cases like this one</source>
<translation type="unfinished" />
</message>
<message>
<source>Rule</source>
<translation type="unfinished" />
</message>
<message>
<source>Done</source>
<translation type="unfinished" />
</message>
<message>
<source>In</source>
<translation type="unfinished" />
</message>
<message>
<source>Not told of</source>
<translation type="unfinished" />
</message>
<message>
<source>Published cases like this one</source>
<translation type="unfinished" />
</message>
<message>
<source>Case</source>
<translation type="unfinished" />
</message>
<message>
<source>How alike</source>
<translation type="unfinished" />
</message>
<message>
<source>Outcome</source>
<translation type="unfinished" />
</message>
<message>
<source>How patients fared after the endoscope ({paper})</source>
<translation type="unfinished" />
</message>
<message>
<source>What</source>
<translation type="unfinished" />
</message>
<message>
<source>Mean, range</source>
<translation type="unfinished" />
</message>
<message>
<source>Patients</source>
<translation type="unfinished" />
</message>
<message>
<source>Macnab, last seen</source>
<translation type="unfinished" />
</message>
<message>
<source>Most like it of the published cases</source>
<translation type="unfinished" />
</message>
<message>
<source>No published case is like this</source>
<translation type="unfinished" />
</message>
<message>
<source>What published cases say is still open</source>
<translation type="unfinished" />
</message>
<message>
<source>In the published series an endoscope reached cement {place} {way}; patients shown with cement there: {shown} of {all}.</source>
<translation type="unfinished" />
</message>
<message>
<source>What follows was seen in published cases. It is no instruction, and no probability can be drawn from it.</source>
<translation type="unfinished" />
</message>
<message>
<source>Cases are ordered by the place of the cement first, then by how many of six things differ: place, deficits, onset, technique, fracture and level. One that is partly the same counts a half, one that nobody told counts as different.</source>
<translation type="unfinished" />
</message>
<message>
<source>Remark on {case}: {note}.</source>
<translation type="unfinished" />
</message>
</context>
</TS>
