<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>plugin</name>
<message>
<source>How the patient fared</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>isthmus_timeline</name>
<message>
<source>Sets the examinations side by side: strength left and right, pain, bladder, bowel and feeling, what was lost and what came back.</source>
<translation type="unfinished" />
</message>
</context>
<context>
<name>isthmus_timeline_words</name>
<message>
<source>not told</source>
<translation type="unfinished" />
</message>
<message>
<source>Before the cement</source>
<translation type="unfinished" />
</message>
<message>
<source>With the leak</source>
<translation type="unfinished" />
</message>
<message>
<source>After the revision</source>
<translation type="unfinished" />
</message>
<message>
<source>Going home</source>
<translation type="unfinished" />
</message>
<message>
<source>Last seen</source>
<translation type="unfinished" />
</message>
<message>
<source>before</source>
<translation type="unfinished" />
</message>
<message>
<source>with leak</source>
<translation type="unfinished" />
</message>
<message>
<source>revised</source>
<translation type="unfinished" />
</message>
<message>
<source>home</source>
<translation type="unfinished" />
</message>
<message>
<source>last seen</source>
<translation type="unfinished" />
</message>
<message>
<source>Whole leg</source>
<translation type="unfinished" />
</message>
<message>
<source>Iliopsoas</source>
<translation type="unfinished" />
</message>
<message>
<source>Quadriceps</source>
<translation type="unfinished" />
</message>
<message>
<source>Tibialis anterior</source>
<translation type="unfinished" />
</message>
<message>
<source>Toes</source>
<translation type="unfinished" />
</message>
<message>
<source>Triceps surae</source>
<translation type="unfinished" />
</message>
<message>
<source>left</source>
<translation type="unfinished" />
</message>
<message>
<source>right</source>
<translation type="unfinished" />
</message>
<message>
<source>normal</source>
<translation type="unfinished" />
</message>
<message>
<source>retention</source>
<translation type="unfinished" />
</message>
<message>
<source>incontinence</source>
<translation type="unfinished" />
</message>
<message>
<source>constipation</source>
<translation type="unfinished" />
</message>
<message>
<source>impaired</source>
<translation type="unfinished" />
</message>
<message>
<source>reduced</source>
<translation type="unfinished" />
</message>
<message>
<source>absent</source>
<translation type="unfinished" />
</message>
<message>
<source>brisk</source>
<translation type="unfinished" />
</message>
<message>
<source>alone</source>
<translation type="unfinished" />
</message>
<message>
<source>with help</source>
<translation type="unfinished" />
</message>
<message>
<source>not at all</source>
<translation type="unfinished" />
</message>
<message>
<source>Feeling lost below</source>
<translation type="unfinished" />
</message>
<message>
<source>Feeling between the legs</source>
<translation type="unfinished" />
</message>
<message>
<source>Anal tone</source>
<translation type="unfinished" />
</message>
<message>
<source>Reflexes</source>
<translation type="unfinished" />
</message>
<message>
<source>Bladder</source>
<translation type="unfinished" />
</message>
<message>
<source>Bowel</source>
<translation type="unfinished" />
</message>
<message>
<source>Pain in the back, of 10</source>
<translation type="unfinished" />
</message>
<message>
<source>Pain in a leg, of 10</source>
<translation type="unfinished" />
</message>
<message>
<source>JOA29, of 29</source>
<translation type="unfinished" />
</message>
<message>
<source>Macnab</source>
<translation type="unfinished" />
</message>
<message>
<source>Walks</source>
<translation type="unfinished" />
</message>
<message>
<source>ASIA</source>
<translation type="unfinished" />
</message>
<message>
<source>bladder</source>
<translation type="unfinished" />
</message>
<message>
<source>bowel</source>
<translation type="unfinished" />
</message>
<message>
<source>Strength</source>
<translation type="unfinished" />
</message>
<message>
<source>weak, not graded</source>
<translation type="unfinished" />
</message>
<message>
<source>not weak, not graded</source>
<translation type="unfinished" />
</message>
<message>
<source>It began at once</source>
<translation type="unfinished" />
</message>
<message>
<source>It began early, within a month</source>
<translation type="unfinished" />
</message>
<message>
<source>It began late, after more than a month</source>
<translation type="unfinished" />
</message>
<message>
<source>No sign ever began</source>
<translation type="unfinished" />
</message>
<message>
<source>When it began is not told.</source>
<translation type="unfinished" />
</message>
<message>
<source>Neurological status, left before right</source>
<translation type="unfinished" />
</message>
<message>
<source>Strength lost and regained, in grades (MRC)</source>
<translation type="unfinished" />
</message>
<message>
<source>Examined</source>
<translation type="unfinished" />
</message>
<message>
<source>Muscle</source>
<translation type="unfinished" />
</message>
<message>
<source>Before, leak, last</source>
<translation type="unfinished" />
</message>
<message>
<source>Lost</source>
<translation type="unfinished" />
</message>
<message>
<source>Back</source>
<translation type="unfinished" />
</message>
<message>
<source>Missing</source>
<translation type="unfinished" />
</message>
<message>
<source>5 (taken, not told)</source>
<translation type="unfinished" />
</message>
<message>
<source>Where nobody graded a muscle before, full strength is taken: (5).</source>
<translation type="unfinished" />
</message>
<message>
<source>Strength and pain over time</source>
<translation type="unfinished" />
</message>
<message>
<source>Left blue and round, right orange and square; strength in MRC grades. A gap is what nobody told; the distances between the examinations are not to scale.</source>
<translation type="unfinished" />
</message>
<message>
<source>Pain, of 10</source>
<translation type="unfinished" />
</message>
<message>
<source>back</source>
<translation type="unfinished" />
</message>
<message>
<source>leg</source>
<translation type="unfinished" />
</message>
<message>
<source>{muscle}, grade</source>
<translation type="unfinished" />
</message>
<message>
<source>No examination told</source>
<translation type="unfinished" />
</message>
<message>
<source>Nobody told how the patient was, neither before nor after: the course cannot be judged.</source>
<translation type="unfinished" />
</message>
<message>
<source>Strength that was lost</source>
<translation type="unfinished" />
</message>
<message>
<source>Not told how it went on</source>
<translation type="unfinished" />
</message>
<message>
<source>After the examination with the leak no strength is told: what came back cannot be judged.</source>
<translation type="unfinished" />
</message>
<message>
<source>JOA29 over the course</source>
<translation type="unfinished" />
</message>
<message>
<source>Worse again later</source>
<translation type="unfinished" />
</message>
<message>
<source>There was weakness</source>
<translation type="unfinished" />
</message>
<message>
<source>There was a loss of feeling below a level</source>
<translation type="unfinished" />
</message>
<message>
<source>The bladder had failed</source>
<translation type="unfinished" />
</message>
<message>
<source>The bowel had failed</source>
<translation type="unfinished" />
</message>
</context>
</TS>
