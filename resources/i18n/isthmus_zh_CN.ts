<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>actions</name>
<message>
<source>Undo</source>
<translation>撤销</translation>
</message>
<message>
<source>Take back the last step</source>
<translation>撤回上一步</translation>
</message>
<message>
<source>Redo</source>
<translation>重做</translation>
</message>
<message>
<source>Take the step again</source>
<translation>再次执行该步骤</translation>
</message>
<message>
<source>History …</source>
<translation>历史记录 …</translation>
</message>
<message>
<source>See every step, compare two, and go to one</source>
<translation>查看每一步，比较其中两步，并转到其中一步</translation>
</message>
<message>
<source>Assessment …</source>
<translation>评估 …</translation>
</message>
<message>
<source>Answer the questions before the operation</source>
<translation>回答手术前的问题</translation>
</message>
<message>
<source>Renumber levels upwards</source>
<translation>节段编号上移</translation>
</message>
<message>
<source>Call every level of the plan by the name of the one above</source>
<translation>将计划中每个节段改称为其上一节段的名称</translation>
</message>
<message>
<source>Renumber levels downwards</source>
<translation>节段编号下移</translation>
</message>
<message>
<source>Call every level of the plan by the name of the one below</source>
<translation>将计划中每个节段改称为其下一节段的名称</translation>
</message>
<message>
<source>Navigate</source>
<translation>浏览</translation>
</message>
<message>
<source>Click to move the crosshair; nothing is edited</source>
<translation>单击移动十字线；不作任何编辑</translation>
</message>
<message>
<source>Needle</source>
<translation>穿刺针</translation>
</message>
<message>
<source>Click entry and tip, or drag a needle</source>
<translation>单击进针点和针尖，或拖动穿刺针</translation>
</message>
<message>
<source>Landmark</source>
<translation>标志点</translation>
</message>
<message>
<source>Place the landmarks of the vertebra, or correct its walls by them</source>
<translation>放置椎骨的标志点，或借其校正骨壁</translation>
</message>
<message>
<source>Wall</source>
<translation>骨壁</translation>
</message>
<message>
<source>Drag a wall of the outlines to where the bone ends</source>
<translation>将轮廓的骨壁拖到骨质的边缘</translation>
</message>
<message>
<source>Brush</source>
<translation>画笔</translation>
</message>
<message>
<source>Paint what belongs to a part of the vertebra, or what does not</source>
<translation>涂出属于或不属于椎骨某一部分的区域</translation>
</message>
<message>
<source>Brush takes away</source>
<translation>画笔擦除</translation>
</message>
<message>
<source>Let the brush take away instead of adding</source>
<translation>让画笔擦除而不是添加</translation>
</message>
<message>
<source>Vertebra planes</source>
<translation>椎骨平面</translation>
</message>
<message>
<source>Cut along the vertebra's own planes, or the scanner's</source>
<translation>沿椎骨自身的平面切割，或沿扫描平面切割</translation>
</message>
<message>
<source>Outlines</source>
<translation>轮廓</translation>
</message>
<message>
<source>Show or hide the outlines of the vertebra</source>
<translation>显示或隐藏椎骨的轮廓</translation>
</message>
<message>
<source>Reset views</source>
<translation>重置视图</translation>
</message>
<message>
<source>Fit every view again</source>
<translation>使每个视图重新适应窗口</translation>
</message>
<message>
<source>Show identity</source>
<translation>显示身份信息</translation>
</message>
<message>
<source>Show or hide whom the images show: name, ID and dates</source>
<translation>显示或隐藏影像所属患者：姓名、ID 和日期</translation>
</message>
<message>
<source>Light theme</source>
<translation>浅色主题</translation>
</message>
<message>
<source>Change between the dark and the light theme</source>
<translation>在深色主题与浅色主题之间切换</translation>
</message>
<message>
<source>High contrast</source>
<translation>高对比度</translation>
</message>
<message>
<source>Black grounds, white words, and an edge around everything</source>
<translation>黑底白字，所有元素带边框</translation>
</message>
<message>
<source>Less motion</source>
<translation>减少动态效果</translation>
</message>
<message>
<source>Let nothing move or blink by itself</source>
<translation>任何内容都不自行移动或闪烁</translation>
</message>
<message>
<source>Larger text</source>
<translation>放大文字</translation>
</message>
<message>
<source>Make all text larger</source>
<translation>放大全部文字</translation>
</message>
<message>
<source>Smaller text</source>
<translation>缩小文字</translation>
</message>
<message>
<source>Make all text smaller</source>
<translation>缩小全部文字</translation>
</message>
<message>
<source>Usual text size</source>
<translation>标准文字大小</translation>
</message>
<message>
<source>Give all text the size that it has at first</source>
<translation>将全部文字恢复为最初的大小</translation>
</message>
<message>
<source>Guide</source>
<translation>指南</translation>
</message>
<message>
<source>Read how to plan, what the rules say, and what the program cannot do</source>
<translation>阅读如何制定计划、规则的含义以及本程序的局限</translation>
</message>
<message>
<source>Tour</source>
<translation>导览</translation>
</message>
<message>
<source>Be led through the first plan, on the demo case</source>
<translation>在演示病例上，逐步完成第一个计划</translation>
</message>
<message>
<source>Shortcuts</source>
<translation>快捷键</translation>
</message>
<message>
<source>Show every key and what the mouse does</source>
<translation>显示所有按键和鼠标操作</translation>
</message>
<message>
<source>Rule book</source>
<translation>规则库</translation>
</message>
<message>
<source>Search the rules, and see which of them spoke on this case</source>
<translation>检索规则，并查看哪些规则对本病例有判定</translation>
</message>
<message>
<source>About Isthmus</source>
<translation>关于 Isthmus</translation>
</message>
<message>
<source>Version, licence, and what this program is not</source>
<translation>版本、许可以及本程序不具备的用途</translation>
</message>
<message>
<source>Maximise {view}</source>
<translation>最大化{view}</translation>
</message>
<message>
<source>Show the {view} view alone, or all four again</source>
<translation>单独显示{view}视图，或重新显示全部四个视图</translation>
</message>
<message>
<source>Speak this language from now on: {language}</source>
<translation>从现在起使用此语言：{language}</translation>
</message>
<message>
<source>Bone</source>
<translation>骨质</translation>
</message>
<message>
<source>Grey window for bone</source>
<translation>骨窗</translation>
</message>
<message>
<source>Soft</source>
<translation>软组织</translation>
</message>
<message>
<source>Grey window for soft tissue</source>
<translation>软组织窗</translation>
</message>
<message>
<source>Cement</source>
<translation>骨水泥</translation>
</message>
<message>
<source>Grey window that keeps cement and bone apart</source>
<translation>能区分骨水泥与骨质的窗宽窗位</translation>
</message>
<message>
<source>axial</source>
<translation>轴位</translation>
</message>
<message>
<source>sagittal</source>
<translation>矢状位</translation>
</message>
<message>
<source>coronal</source>
<translation>冠状位</translation>
</message>
</context>
<context>
<name>cli</name>
<message>
<source>An internal error ({kind}): please report it with {path}, which names no patient.</source>
<translation>内部错误（{kind}）：请连同 {path} 一并报告，该文件不含任何患者姓名。</translation>
</message>
<message>
<source>{wrong}: see `{program} --help`.</source>
<translation>{wrong}：参见 `{program} --help`。</translation>
</message>
<message>
<source>verbs</source>
<translation>命令</translation>
</message>
<message>
<source>the bundled case; --headless writes findings, views and report</source>
<translation>内置病例；--headless 将写出判定、视图和报告</translation>
</message>
<message>
<source>write files, open no window</source>
<translation>只写文件，不打开窗口</translation>
</message>
<message>
<source>where to write them</source>
<translation>写入位置</translation>
</message>
<message>
<source>is everything there, does it work</source>
<translation>检查一切是否齐备并可运行</translation>
</message>
<message>
<source>Say where to write the demo: `isthmus demo --headless --out DIR`.</source>
<translation>请指明演示文件的写入位置：`isthmus demo --headless --out DIR`。</translation>
</message>
<message>
<source>Give one plan, or one folder or file of images: see `isthmus --help`.</source>
<translation>请给出一个计划，或一个影像文件夹或文件：参见 `isthmus --help`。</translation>
</message>
<message>
<source>The folder is for the demo's files: add --headless.</source>
<translation>该文件夹用于存放演示文件：请加上 --headless。</translation>
</message>
<message>
<source>There is no screen to open a window on: use `isthmus check`, or `isthmus demo --headless --out DIR`.</source>
<translation>没有可打开窗口的屏幕：请使用 `isthmus check` 或 `isthmus demo --headless --out DIR`。</translation>
</message>
<message>
<source>An internal error ({kind}); its crash file could not be written: report what you did.</source>
<translation>内部错误（{kind}）；崩溃文件无法写入：请报告您所做的操作。</translation>
</message>
<message>
<source>{option} must be one of: {known}.</source>
<translation>{option} 必须是下列之一：{known}。</translation>
</message>
<message>
<source>its words</source>
<translation>文字所用的语言</translation>
</message>
<message>
<source>Plan a vertebroplasty needle on the patient's CT. Without a verb: the window, on a plan or a folder of images. A research and teaching tool, not a medical device.</source>
<translation>在患者的 CT 上规划椎体成形术穿刺针。不带命令时：打开窗口，载入计划或影像文件夹。本程序仅供研究和教学，不是医疗器械。</translation>
</message>
<message>
<source>Exit codes: 0 done; 1 done, and the verdict is STOP or NOT ASSESSABLE; 2 bad input; 3 internal error (a crash file was written).</source>
<translation>退出码：0 完成；1 完成，且结论为禁止（STOP）或无法评估；2 输入有误；3 内部错误（已写入崩溃文件）。</translation>
</message>
</context>
<context>
<name>cli_plan</name>
<message>
<source>the series of a folder, and why (not)</source>
<translation>文件夹中的序列，以及能否使用的原因</translation>
</message>
<message>
<source>say whom the images show</source>
<translation>说明影像属于何人</translation>
</message>
<message>
<source>judge a plan</source>
<translation>判定一个计划</translation>
</message>
<message>
<source>the vertebrae as the rules see them</source>
<translation>规则所见的椎骨</translation>
</message>
<message>
<source>write bodies, pedicles, canal and posterior elements as a label map</source>
<translation>将椎体、椎弓根、椎管和后方结构写成标签图</translation>
</message>
<message>
<source>is a department's policy fit for use</source>
<translation>检查科室规则是否可用</translation>
</message>
<message>
<source>fill in safe needles, or say why not</source>
<translation>填入安全的穿刺针，或说明为何不行</translation>
</message>
<message>
<source>a single needle comes near the midline</source>
<translation>单根穿刺针会靠近中线</translation>
</message>
<message>
<source>write the plan with its needles</source>
<translation>写出含穿刺针的计划</translation>
</message>
<message>
<source>the plan on paper: PDF, or a web page</source>
<translation>将计划写成文件：PDF 或网页</translation>
</message>
<message>
<source>name the patient in it</source>
<translation>在其中写明患者姓名</translation>
</message>
<message>
<source>a case for other programs</source>
<translation>供其他程序使用的病例</translation>
</message>
<message>
<source>segmentation, measurements, report and pictures for the study</source>
<translation>用于该检查的分割、测量、报告和图片</translation>
</message>
<message>
<source>surfaces: STL and OBJ in LPS mm</source>
<translation>表面：STL 和 OBJ，LPS 坐标，单位 mm</translation>
</message>
<message>
<source>needles and landmarks for 3D Slicer</source>
<translation>供 3D Slicer 使用的穿刺针和标志点</translation>
</message>
<message>
<source>the whole case with its images, without anybody's name</source>
<translation>整个病例及其影像，不含任何人的姓名</translation>
</message>
<message>
<source>as a plugin writes it</source>
<translation>按插件的格式写出</translation>
</message>
<message>
<source>name the patient in DICOM objects, so that an archive files them</source>
<translation>在 DICOM 对象中写明患者姓名，以便归档</translation>
</message>
<message>
<source>one JSON document</source>
<translation>一个 JSON 文档</translation>
</message>
</context>
<context>
<name>cli_registry</name>
<message>
<source>review cases, published ones and your own</source>
<translation>回顾病例，包括已发表的和您自己的</translation>
</message>
<message>
<source>actions</source>
<translation>操作</translation>
</message>
<message>
<source>list and count cases</source>
<translation>列出并统计病例</translation>
</message>
<message>
<source>add the cases of a file, without any names</source>
<translation>添加一个文件中的病例，不含任何姓名</translation>
</message>
<message>
<source>remove a case of your own</source>
<translation>移除一个您自己的病例</translation>
</message>
<message>
<source>write all cases to a file</source>
<translation>将全部病例写入文件</translation>
</message>
<message>
<source>only your own</source>
<translation>仅您自己的</translation>
</message>
<message>
<source>the published cases most like one</source>
<translation>与某病例最相似的已发表病例</translation>
</message>
<message>
<source>only these; `unknown` for not told</source>
<translation>仅限这些；`unknown` 表示未说明</translation>
</message>
<message>
<source>another registry than yours</source>
<translation>使用您自己以外的另一登记库</translation>
</message>
</context>
<context>
<name>cli_review</name>
<message>
<source>where the cement went, and what would have warned</source>
<translation>骨水泥去了哪里，什么本可预警</translation>
</message>
<message>
<source>the CT after the operation, if the plan does not name it</source>
<translation>术后 CT（如计划中未指明）</translation>
</message>
<message>
<source>write the findings, label maps, tables and figures</source>
<translation>写出判定、标签图、表格和插图</translation>
</message>
<message>
<source>review tools over a whole cohort</source>
<translation>对整个队列运行回顾工具</translation>
</message>
<message>
<source>a folder of plans, or a list: a plan a line, then the CT afterwards</source>
<translation>计划文件夹，或列表：每行一个计划，其后为术后 CT</translation>
</message>
<message>
<source>write findings and summary there; given again, it goes on from there</source>
<translation>将判定和汇总写入该处；再次给出则从该处继续</translation>
</message>
<message>
<source>so many processes at a time</source>
<translation>同时运行的进程数</translation>
</message>
<message>
<source>a Dask cluster that sees the same files (isthmus[cluster])</source>
<translation>可访问相同文件的 Dask 集群（isthmus[cluster]）</translation>
</message>
<message>
<source>review tools of others: look, allow, make</source>
<translation>他人的回顾工具：查看、允许、制作</translation>
</message>
<message>
<source>all plugins, their hashes, and which may run</source>
<translation>全部插件、其哈希值以及哪些可以运行</translation>
</message>
<message>
<source>is a plugin as the contract says</source>
<translation>插件是否符合约定</translation>
</message>
<message>
<source>run it although nobody has allowed it yet</source>
<translation>即使尚无人允许也运行它</translation>
</message>
<message>
<source>let a plugin run, as it is now</source>
<translation>允许插件按其现状运行</translation>
</message>
<message>
<source>let a plugin run no more</source>
<translation>不再允许插件运行</translation>
</message>
<message>
<source>take a plugin out of yours</source>
<translation>从您的插件中移除</translation>
</message>
<message>
<source>copy a plugin to yours; it runs not</source>
<translation>将插件复制到您的插件中；不会运行</translation>
</message>
<message>
<source>make one file of a plugin's folder</source>
<translation>将插件文件夹打包为一个文件</translation>
</message>
<message>
<source>write a working tool to begin with</source>
<translation>写出一个可运行的工具作为起点</translation>
</message>
<message>
<source>in this folder</source>
<translation>在此文件夹中</translation>
</message>
<message>
<source>only this tool, and those that it reads; may be given several times</source>
<translation>仅此工具及其所读取的工具；可多次给出</translation>
</message>
<message>
<source>leave out what is not part of the program</source>
<translation>不使用非本程序自带的部分</translation>
</message>
</context>
<context>
<name>commands.anatomy</name>
<message>
<source>{level}: from {source}</source>
<translation>{level}：来自{source}</translation>
</message>
<message>
<source>  A wall may lie off by {x} sideways, {y} front to back, {z} up and down</source>
<translation>  骨壁可能偏差：左右 {x}，前后 {y}，上下 {z}</translation>
</message>
<message>
<source>The parts were written to {name}.</source>
<translation>各部分已写入 {name}。</translation>
</message>
<message>
<source>{level}: refused. {why}</source>
<translation>{level}：被拒绝。{why}</translation>
</message>
<message>
<source>  Not seen: {parts}</source>
<translation>  未见：{parts}</translation>
</message>
<message>
<source>  Isthmus, {name}: {width} wide, {height} high</source>
<translation>  峡部，{name}：宽 {width}，高 {height}</translation>
</message>
<message>
<source>The plan names no level yet.</source>
<translation>计划尚未指明任何节段。</translation>
</message>
</context>
<context>
<name>commands.check</name>
<message>
<source>Judged by the rule book {book}.</source>
<translation>由规则库 {book} 判定。</translation>
</message>
<message>
<source>About</source>
<translation>对象</translation>
</message>
<message>
<source>Policy {policy}.</source>
<translation>科室规则 {policy}。</translation>
</message>
<message>
<source>State {state}.</source>
<translation>状态 {state}。</translation>
</message>
<message>
<source>Finding</source>
<translation>判定</translation>
</message>
<message>
<source>Papers</source>
<translation>文献</translation>
</message>
<message>
<source>Verdict</source>
<translation>结论</translation>
</message>
<message>
<source>Rule</source>
<translation>规则</translation>
</message>
</context>
<context>
<name>commands.inspect</name>
<message>
<source>No series of images was found.</source>
<translation>未找到任何影像序列。</translation>
</message>
<message>
<source>Set aside:</source>
<translation>已搁置：</translation>
</message>
<message>
<source>  {format} file {name}</source>
<translation>  {format} 文件 {name}</translation>
</message>
<message>
<source>without a number</source>
<translation>无编号</translation>
</message>
<message>
<source>  Patient {patient}, study {study}, series {uid}</source>
<translation>  患者 {patient}，检查 {study}，序列 {uid}</translation>
</message>
</context>
<context>
<name>commands.policy</name>
<message>
<source>This computer has no policy. One would be {file}.</source>
<translation>本计算机没有科室规则。其位置应为 {file}。</translation>
</message>
<message>
<source>Rule book {book}.</source>
<translation>规则库 {book}。</translation>
</message>
<message>
<source>It changes nothing.</source>
<translation>它不改变任何内容。</translation>
</message>
</context>
<context>
<name>commands.propose</name>
<message>
<source>The plan was written to {name}.</source>
<translation>计划已写入 {name}。</translation>
</message>
</context>
<context>
<name>commands.registry</name>
<message>
<source>Removed {case_id}.</source>
<translation>已移除 {case_id}。</translation>
</message>
<message>
<source>Wrote {count} cases to {file}.</source>
<translation>已将 {count} 个病例写入 {file}。</translation>
</message>
<message>
<source>, </source>
<translation>、</translation>
</message>
</context>
<context>
<name>commands.report</name>
<message>
<source>The report was written to {file}.</source>
<translation>报告已写入 {file}。</translation>
</message>
</context>
<context>
<name>dialogs.about</name>
<message>
<source>The licences of all its parts lie in {folder}.</source>
<translation>各组成部分的许可证位于 {folder}。</translation>
</message>
<message>
<source>Close</source>
<translation>关闭</translation>
</message>
<message>
<source>Version {version}</source>
<translation>版本 {version}</translation>
</message>
<message>
<source>{book} Licence: Apache-2.0.</source>
<translation>{book} 许可：Apache-2.0。</translation>
</message>
</context>
<context>
<name>dialogs.accept_stop</name>
<message>
<source>Reason</source>
<translation>理由</translation>
</message>
<message>
<source>Your initials</source>
<translation>您的姓名缩写</translation>
</message>
<message>
<source>Cancel</source>
<translation>取消</translation>
</message>
<message>
<source>Accept this STOP</source>
<translation>接受此禁止项</translation>
</message>
<message>
<source>Accept a STOP</source>
<translation>接受禁止项</translation>
</message>
<message>
<source>Why is it accepted?</source>
<translation>为何接受？</translation>
</message>
<message>
<source>Initials</source>
<translation>姓名缩写</translation>
</message>
<message>
<source>It stays a STOP, in sight and in every report, with your reason and initials. Any change of this needle takes your acceptance back.</source>
<translation>它仍是禁止项（STOP），在界面和每份报告中均可见，并附您的理由和姓名缩写。对该穿刺针的任何更改都会撤回您的接受。</translation>
</message>
<message>
<source>A reason and your initials are needed.</source>
<translation>需要理由和您的姓名缩写。</translation>
</message>
</context>
<context>
<name>dialogs.assessment</name>
<message>
<source>Keep answers</source>
<translation>保留回答</translation>
</message>
<message>
<source>Assessment of {level}</source>
<translation>{level} 的评估</translation>
</message>
<message>
<source>What the papers ask before cement is injected. A question left open stays not assessable; it never counts as a no.</source>
<translation>文献要求在注入骨水泥之前回答的问题。未回答的问题仍为无法评估，绝不视为“否”。</translation>
</message>
</context>
<context>
<name>dialogs.crop_dialog</name>
<message>
<source>Open this part</source>
<translation>打开此部分</translation>
</message>
<message>
<source>Open whole</source>
<translation>打开全部</translation>
</message>
<message>
<source>Open a part of the series</source>
<translation>打开序列的一部分</translation>
</message>
</context>
<context>
<name>dialogs.export</name>
<message>
<source>Where the export is written</source>
<translation>导出的写入位置</translation>
</message>
<message>
<source>Browse …</source>
<translation>浏览 …</translation>
</message>
<message>
<source>Where</source>
<translation>位置</translation>
</message>
</context>
<context>
<name>dialogs.guide</name>
<message>
<source>Pages of the guide</source>
<translation>指南的页面</translation>
</message>
<message>
<source>Page</source>
<translation>页面</translation>
</message>
<message>
<source>Find in the guide</source>
<translation>在指南中查找</translation>
</message>
<message>
<source>No page says this.</source>
<translation>没有页面提到此内容。</translation>
</message>
</context>
<context>
<name>dialogs.history</name>
<message>
<source>Steps</source>
<translation>步骤</translation>
</message>
<message>
<source>Compare with</source>
<translation>比较对象</translation>
</message>
<message>
<source>Go to this step</source>
<translation>转到此步骤</translation>
</message>
<message>
<source>Compared with</source>
<translation>与之比较</translation>
</message>
</context>
<context>
<name>dialogs.needle_table</name>
<message>
<source>Needles of this case</source>
<translation>本病例的穿刺针</translation>
</message>
<message>
<source>Level</source>
<translation>节段</translation>
</message>
<message>
<source>Side</source>
<translation>侧别</translation>
</message>
<message>
<source>Diameter</source>
<translation>直径</translation>
</message>
<message>
<source>Length</source>
<translation>长度</translation>
</message>
<message>
<source>Inwards</source>
<translation>内倾</translation>
</message>
<message>
<source>Upwards</source>
<translation>头倾</translation>
</message>
<message>
<source>Least clearance</source>
<translation>最小间距</translation>
</message>
<message>
<source>Worst finding</source>
<translation>最差判定</translation>
</message>
<message>
<source>Status</source>
<translation>状态</translation>
</message>
</context>
<context>
<name>dialogs.questions</name>
<message>
<source>{why}

If the images were moved, show their folder: they are told by their own numbers, so no other patient's images can be taken for them.</source>
<translation>{why}

如果影像已被移动，请指出其文件夹：影像由其自身的编号识别，因此不会误用其他患者的影像。</translation>
</message>
<message>
<source>{why}

The damaged file stays as it is.</source>
<translation>{why}

损坏的文件保持原样。</translation>
</message>
<message>
<source>Find the images …</source>
<translation>查找影像 …</translation>
</message>
<message>
<source>Open what is whole</source>
<translation>打开完好的部分</translation>
</message>
<message>
<source>The images are not there</source>
<translation>影像不在原处</translation>
</message>
<message>
<source>The case is damaged</source>
<translation>病例已损坏</translation>
</message>
</context>
<context>
<name>dialogs.rule_book</name>
<message>
<source>Plan</source>
<translation>计划</translation>
</message>
<message>
<source>Way of the needle</source>
<translation>穿刺针的路径</translation>
</message>
<message>
<source>Assessment</source>
<translation>评估</translation>
</message>
<message>
<source>Review after a leak</source>
<translation>渗漏后的回顾</translation>
</message>
<message>
<source>Revision</source>
<translation>翻修手术</translation>
</message>
<message>
<source>Added by your department</source>
<translation>由贵科室添加</translation>
</message>
<message>
<source>Search</source>
<translation>检索</translation>
</message>
<message>
<source>Search in the rules</source>
<translation>在规则中检索</translation>
</message>
<message>
<source>Kind of rule</source>
<translation>规则类别</translation>
</message>
<message>
<source>Spoke on this case</source>
<translation>对本病例有判定</translation>
</message>
<message>
<source>Rules</source>
<translation>规则</translation>
</message>
<message>
<source>Rules of {book}</source>
<translation>{book} 的规则</translation>
</message>
<message>
<source>On this case  ·  {subject}  ·  {verdict}</source>
<translation>本病例  ·  {subject}  ·  {verdict}</translation>
</message>
<message>
<source>All kinds</source>
<translation>所有类别</translation>
</message>
<message>
<source>No rule fits. Shorten the words, or choose all kinds.</source>
<translation>没有符合的规则。请缩短检索词，或选择所有类别。</translation>
</message>
</context>
<context>
<name>dialogs.series_chooser</name>
<message>
<source>Open this series</source>
<translation>打开此序列</translation>
</message>
<message>
<source>Open a part …</source>
<translation>打开一部分 …</translation>
</message>
<message>
<source>Which series?</source>
<translation>选择哪个序列？</translation>
</message>
<message>
<source>Open only a box around the spine: quicker, less memory</source>
<translation>仅打开脊柱周围的框：更快，占用内存更少</translation>
</message>
<message>
<source>Show or hide names, IDs and dates (Ctrl+I)</source>
<translation>显示或隐藏姓名、ID 和日期 (Ctrl+I)</translation>
</message>
<message>
<source>Nothing will be changed in the images to open them.</source>
<translation>打开时不会对影像作任何更改。</translation>
</message>
</context>
<context>
<name>dialogs.series_groups</name>
<message>
<source>Patient {patient}</source>
<translation>患者 {patient}</translation>
</message>
<message>
<source>Study {study}</source>
<translation>检查 {study}</translation>
</message>
</context>
<context>
<name>dialogs.series_tree</name>
<message>
<source>Series</source>
<translation>序列</translation>
</message>
<message>
<source>Kernel</source>
<translation>卷积核</translation>
</message>
<message>
<source>Slices</source>
<translation>层面</translation>
</message>
<message>
<source>Spacing</source>
<translation>间距</translation>
</message>
<message>
<source>Geometry</source>
<translation>几何</translation>
</message>
<message>
<source>no description</source>
<translation>无描述</translation>
</message>
<message>
<source>The picture in the middle of this series cannot be read</source>
<translation>无法读取此序列中间的图像</translation>
</message>
</context>
<context>
<name>dialogs.shortcut_sheet</name>
<message>
<source>Copy</source>
<translation>复制</translation>
</message>
<message>
<source>In a slice</source>
<translation>在断层图像中</translation>
</message>
<message>
<source>In the 3-D view</source>
<translation>在三维视图中</translation>
</message>
</context>
<context>
<name>dialogs.sign_off</name>
<message>
<source>Reviewed by: your initials</source>
<translation>审阅者：您的姓名缩写</translation>
</message>
<message>
<source>Reviewed by</source>
<translation>审阅者</translation>
</message>
<message>
<source>Seen: {finding}</source>
<translation>已阅：{finding}</translation>
</message>
<message>
<source>Seen</source>
<translation>已阅</translation>
</message>
</context>
<context>
<name>dialogs.unlock</name>
<message>
<source>Unlock</source>
<translation>解锁</translation>
</message>
<message>
<source>Unlock needle {needle}</source>
<translation>解锁穿刺针 {needle}</translation>
</message>
<message>
<source>The needle can then be moved again. That you unlocked it is kept.</source>
<translation>之后可以再次移动该穿刺针。您的解锁操作会被记录。</translation>
</message>
</context>
<context>
<name>dialogs.unsaved</name>
<message>
<source>This plan has changes that are not saved. If you go on without saving, they are lost.</source>
<translation>本计划有未保存的更改。如不保存而继续，更改将丢失。</translation>
</message>
<message>
<source>Discard</source>
<translation>放弃</translation>
</message>
<message>
<source>Save</source>
<translation>保存</translation>
</message>
<message>
<source>Save the plan?</source>
<translation>保存计划？</translation>
</message>
</context>
<context>
<name>file_actions</name>
<message>
<source>Open …</source>
<translation>打开 …</translation>
</message>
<message>
<source>Open a plan, a picture, a disc index, an archive or a volume</source>
<translation>打开计划、图像、光盘索引、压缩包或体数据</translation>
</message>
<message>
<source>Open folder …</source>
<translation>打开文件夹 …</translation>
</message>
<message>
<source>Open a folder of CT images</source>
<translation>打开 CT 影像文件夹</translation>
</message>
<message>
<source>Open demo case</source>
<translation>打开演示病例</translation>
</message>
<message>
<source>Open the case that comes with the program</source>
<translation>打开程序自带的病例</translation>
</message>
<message>
<source>Add CT after the operation …</source>
<translation>添加术后 CT …</translation>
</message>
<message>
<source>Let the case know the post-operative CT; the plan stays what it was</source>
<translation>让病例知道术后 CT；计划保持不变</translation>
</message>
<message>
<source>Save the case; a case file saves each step by itself</source>
<translation>保存病例；病例文件会自动保存每一步</translation>
</message>
<message>
<source>Save as …</source>
<translation>另存为 …</translation>
</message>
<message>
<source>Save as a case with its history, or as a plan document</source>
<translation>另存为含历史记录的病例，或计划文档</translation>
</message>
<message>
<source>Sign off …</source>
<translation>签署 …</translation>
</message>
<message>
<source>Sign the plan as reviewed: it is kept with its findings, and locked</source>
<translation>将计划签署为已审阅：连同判定一并保存并锁定</translation>
</message>
<message>
<source>Save report …</source>
<translation>保存报告 …</translation>
</message>
<message>
<source>Save the plan on paper: PDF, or a web page</source>
<translation>将计划保存为文件：PDF 或网页</translation>
</message>
<message>
<source>Export …</source>
<translation>导出 …</translation>
</message>
<message>
<source>Write the case for archives, printers, 3D Slicer, or for others</source>
<translation>写出病例，供归档、打印机、3D Slicer 或他人使用</translation>
</message>
<message>
<source>Take needles from 3D Slicer …</source>
<translation>从 3D Slicer 取入穿刺针 …</translation>
</message>
<message>
<source>Take the lines of a markups file over as needles</source>
<translation>将标记文件中的线段取作穿刺针</translation>
</message>
<message>
<source>Quit</source>
<translation>退出</translation>
</message>
<message>
<source>Close the program</source>
<translation>关闭程序</translation>
</message>
</context>
<context>
<name>headless</name>
<message>
<source>Written to {folder}:</source>
<translation>已写入 {folder}：</translation>
</message>
</context>
<context>
<name>layout_actions</name>
<message>
<source>Draw needle back</source>
<translation>退针</translation>
</message>
<message>
<source>Draw the needle back by a millimetre</source>
<translation>将穿刺针后退一毫米</translation>
</message>
<message>
<source>Push needle in</source>
<translation>自动进针</translation>
</message>
<message>
<source>Push the needle in by itself, or stop</source>
<translation>让穿刺针自动推进，或停止</translation>
</message>
<message>
<source>Push needle on</source>
<translation>进针</translation>
</message>
<message>
<source>Push the needle on by a millimetre</source>
<translation>将穿刺针推进一毫米</translation>
</message>
<message>
<source>Export advance …</source>
<translation>导出推进过程 …</translation>
</message>
<message>
<source>Save the advance under fluoroscopy as a moving picture or a strip</source>
<translation>将透视下的推进过程保存为动画或图条</translation>
</message>
<message>
<source>True views</source>
<translation>标准位</translation>
</message>
<message>
<source>Turn the C-arm back to the true views</source>
<translation>将 C形臂转回标准位</translation>
</message>
<message>
<source>Dark bone</source>
<translation>骨呈暗色</translation>
</message>
<message>
<source>Show bone dark, as a fluoroscope does, or white</source>
<translation>骨质显示为暗色（如透视机）或白色</translation>
</message>
<message>
<source>Axial, sagittal, coronal and 3-D</source>
<translation>轴位、矢状位、冠状位和三维</translation>
</message>
<message>
<source>Needle workshop</source>
<translation>穿刺针工作台</translation>
</message>
<message>
<source>Look down the needle and along it, from skin to tip</source>
<translation>从皮肤到针尖，沿针轴俯视和侧视</translation>
</message>
<message>
<source>Fluoroscopy</source>
<translation>透视</translation>
</message>
<message>
<source>Push the needle in under a simulated C-arm</source>
<translation>在模拟 C形臂下推进穿刺针</translation>
</message>
<message>
<source>Review</source>
<translation>回顾</translation>
</message>
<message>
<source>Compare the CT after the operation with the plan, and look at leaks</source>
<translation>将术后 CT 与计划比较，并查看渗漏</translation>
</message>
</context>
<context>
<name>messages.actions</name>
<message>
<source>&amp;File</source>
<translation>文件(&amp;F)</translation>
</message>
<message>
<source>&amp;Edit</source>
<translation>编辑(&amp;E)</translation>
</message>
<message>
<source>&amp;Needle</source>
<translation>穿刺针(&amp;N)</translation>
</message>
<message>
<source>&amp;Tools</source>
<translation>工具(&amp;T)</translation>
</message>
<message>
<source>&amp;Review</source>
<translation>回顾(&amp;R)</translation>
</message>
<message>
<source>&amp;View</source>
<translation>视图(&amp;V)</translation>
</message>
<message>
<source>&amp;Help</source>
<translation>帮助(&amp;H)</translation>
</message>
</context>
<context>
<name>messages.anatomy</name>
<message>
<source>{many} by hand. Undo takes back the last one.</source>
<translation>手工{many}。“撤销”可撤回最近一次。</translation>
</message>
<message>
<source>Where you corrected it by hand: at least {x}, {y} and {z}.</source>
<translation>您手工校正之处：至少 {x}、{y} 和 {z}。</translation>
</message>
<message>
<source>{local:%Y-%m-%d} at {local:%H:%M}</source>
<translation>{local:%Y-%m-%d} {local:%H:%M}</translation>
</message>
<message>
<source>{level} confirmed by {by}{when}</source>
<translation>{level} 已由 {by} 确认{when}</translation>
</message>
<message>
<source>The confirmation by {by} was withdrawn by a later edit: {step}. Look again, and confirm anew.</source>
<translation>{by} 的确认已因后续编辑而撤回：{step}。请重新查看并再次确认。</translation>
</message>
<message>
<source>By this you say that this vertebra is {level}, and that the drawn outlines follow the bone in every view.</source>
<translation>您以此表明该椎骨为 {level}，且所绘轮廓在每个视图中均与骨质相符。</translation>
</message>
<message>
<source>1 correction</source>
<translation>校正 1 处</translation>
</message>
<message>
<source>{count} corrections</source>
<translation>校正 {count} 处</translation>
</message>
<message>
<source>Where you corrected it by hand: {x}, {y} and {z}.</source>
<translation>您手工校正之处：{x}、{y} 和 {z}。</translation>
</message>
<message>
<source>The confirmation by {by} was withdrawn.</source>
<translation>{by} 的确认已撤回。</translation>
</message>
</context>
<context>
<name>messages.anatomy_errors</name>
<message>
<source>{level} needs more landmarks: place {names}. One pedicle may be left out.</source>
<translation>{level} 还需要更多标志点：请放置{names}。一侧椎弓根可以不放。</translation>
</message>
<message>
<source>These landmarks of {level} lie outside the images: {names}. Place them again.</source>
<translation>{level} 的下列标志点位于影像之外：{names}。请重新放置。</translation>
</message>
<message>
<source>These landmarks of {level} contradict each other: {names}. Place the one that is off again.</source>
<translation>{level} 的下列标志点相互矛盾：{names}。请重新放置其中有误的标志点。</translation>
</message>
<message>
<source>A wall of {level} was moved, or painted, far from this vertebra; undo it or remove its corrections.</source>
<translation>{level} 的某一骨壁被移动或涂画到了远离该椎骨的位置；请撤销，或删除对它的修正。</translation>
</message>
<message>
<source>No wall of {level} lies within {limit_mm} mm of this landmark: {names}. Place it again or remove it, or take the outlines from another source.</source>
<translation>{level} 没有任何骨壁位于下列标志点的 {limit_mm} mm 范围内：{names}。请重新放置或删除该标志点，或改用其他来源的轮廓。</translation>
</message>
<message>
<source>The point placed for {level} lies outside the images; click into its body.</source>
<translation>为 {level} 放置的点位于影像之外；请在其椎体内单击。</translation>
</message>
<message>
<source>The point placed for {level} lies in air; click into its body.</source>
<translation>为 {level} 放置的点位于空气中；请在其椎体内单击。</translation>
</message>
<message>
<source>The point placed for {level} does not lie between the two endplates of a body with pedicles; click into the middle of its body.</source>
<translation>为 {level} 放置的点不在带椎弓根的椎体的两终板之间；请在其椎体中央单击。</translation>
</message>
<message>
<source>The point placed for {level} lies beside the vertebral body; click into the middle of the body.</source>
<translation>为 {level} 放置的点位于椎体旁；请在椎体中央单击。</translation>
</message>
<message>
<source>The images end inside {level} or too near it; choose a level that they show whole, or place landmarks.</source>
<translation>影像在 {level} 内或离它过近处终止；请选择影像完整显示的节段，或放置标志点。</translation>
</message>
<message>
<source>No disc can be told between {level} and its neighbour: they are fused, or the disc is bone. Place landmarks, or choose a label map.</source>
<translation>无法分辨 {level} 与相邻椎骨之间的椎间盘：二者已融合，或椎间盘已骨化。请放置标志点，或选择标签图。</translation>
</message>
<message>
<source>{level} would lie mirrored: what is called right is on the patient's left. Check the orientation of the images and labels; do not plan on this.</source>
<translation>{level} 将呈镜像：所标的右侧位于患者左侧。请核对影像和标签的方向；切勿据此规划。</translation>
</message>
<message>
<source>Right and left pedicle of {level} are swapped in this label map, or it is mirrored. Check its orientation; do not plan on it.</source>
<translation>此标签图中 {level} 的左右椎弓根互换，或标签图为镜像。请检查其方向；不要据此制定计划。</translation>
</message>
<message>
<source>Right and left of {level} are swapped: the points of the right pedicle lie on the patient's left. Press “Swap right and left landmarks” in the window, or place them again, each on its own side of the patient.</source>
<translation>{level} 的左右互换：右侧椎弓根的点位于患者左侧。请在窗口中按“互换左右标志点”，或将各点重新放置在患者的相应一侧。</translation>
</message>
<message>
<source>These points of {level} lie on the other side of the patient: {names}. Place them again.</source>
<translation>{level} 的以下点位于患者的对侧：{names}。请重新放置。</translation>
</message>
<message>
<source>{level} would stand on its head: upper and lower are swapped, or the label map is mirrored. Check the corners and the orientation of the labels.</source>
<translation>{level} 将上下倒置：上下颠倒，或标签图为镜像。请核对各角点及标签的方向。</translation>
</message>
<message>
<source>The label map {file} of {level} is not there; choose the file again.</source>
<translation>找不到 {level} 的标签图 {file}；请重新选择该文件。</translation>
</message>
<message>
<source>The label map {file} is not there; choose the file again.</source>
<translation>找不到标签图 {file}；请重新选择该文件。</translation>
</message>
<message>
<source>{file} is no label map that can be read; save it as NIfTI, NRRD or MHA.</source>
<translation>{file} 不是可读取的标签图；请另存为 NIfTI、NRRD 或 MHA。</translation>
</message>
<message>
<source>{file} is DICOM, but no segmentation; choose the segmentation object, or a label map in NIfTI, NRRD or MHA.</source>
<translation>{file} 是 DICOM，但不是分割；请选择分割对象，或 NIfTI、NRRD 或 MHA 格式的标签图。</translation>
</message>
<message>
<source>The label map {file} is damaged or not what its name says; copy or export it again.</source>
<translation>标签图 {file} 已损坏，或与其文件名不符；请重新复制或导出。</translation>
</message>
<message>
<source>{file} holds no values but names another file that does; save it as one file: .nii.gz, .nrrd or .mha.</source>
<translation>{file} 本身不含数值，而是指向另一个含数值的文件；请保存为单个文件：.nii.gz、.nrrd 或 .mha。</translation>
</message>
<message>
<source>{file} packs its values in a way that is not read here; save it anew, packed by gzip or not at all.</source>
<translation>{file} 的数值压缩方式在此无法读取；请重新保存，用 gzip 压缩或不压缩。</translation>
</message>
<message>
<source>{file} is not a single three-dimensional label map; export one map with one number per voxel.</source>
<translation>{file} 不是单个三维标签图；请导出一个每个体素对应一个数值的标签图。</translation>
</message>
<message>
<source>{file} holds fractions, so it is an image and no label map; choose the file with the labels.</source>
<translation>{file} 含有小数，因此是影像而不是标签图；请选择含标签的文件。</translation>
</message>
<message>
<source>{file} holds numbers below 0 or above 65535, so it is no label map; choose the file with the labels.</source>
<translation>{file} 含有小于 0 或大于 65535 的数值，因此不是标签图；请选择含标签的文件。</translation>
</message>
<message>
<source>The label map {file} is empty: every voxel is 0; export it again.</source>
<translation>标签图 {file} 为空：所有体素均为 0；请重新导出。</translation>
</message>
<message>
<source>{file} does not say how it lies in the patient, so right and left cannot be told; export it with its orientation.</source>
<translation>{file} 未说明其在患者体内的方位，因此无法分辨左右；请连同方位信息一起导出。</translation>
</message>
<message>
<source>{file} contradicts itself about how it lies in the patient; export it again from the images it was made on.</source>
<translation>{file} 关于其在患者体内方位的信息自相矛盾；请从制作它所用的影像重新导出。</translation>
</message>
<message>
<source>The voxels of {file} are too small or too large to be a patient's: its unit of length is wrong; export it again from the images it was made on.</source>
<translation>{file} 的体素过小或过大，不可能来自患者：其长度单位有误；请从制作它所用的影像重新导出。</translation>
</message>
<message>
<source>The axes of the label map {file} are not perpendicular; resample it onto the CT and export it again.</source>
<translation>标签图 {file} 的各轴不互相垂直；请重采样到 CT 上并重新导出。</translation>
</message>
<message>
<source>The label map {file} does not hold {level}; it holds {found}. Choose another level or label map.</source>
<translation>标签图 {file} 不含 {level}；它含有 {found}。请选择其他节段或标签图。</translation>
</message>
<message>
<source>The label map {file} lacks a part of {level} that is needed: {names}. Mark it and save the map again, or place landmarks.</source>
<translation>标签图 {file} 缺少 {level} 的必需部分：{names}。请标出该部分并重新保存标签图，或放置标志点。</translation>
</message>
<message>
<source>{level} is cut by the edge of the label map {file}; label the whole vertebra, or choose another level.</source>
<translation>{level} 被标签图 {file} 的边缘截断；请标注整个椎骨，或选择其他节段。</translation>
</message>
<message>
<source>{level} lies outside the images as the label map {file} draws it: it was made on other images. Choose the one that belongs to this CT.</source>
<translation>按标签图 {file} 的绘制，{level} 位于影像之外：它是在其他影像上制作的。请选择与本 CT 对应的标签图。</translation>
</message>
<message>
<source>What the label map {file} calls {level} holds bone of more than one vertebra. Correct the map and save it again, or use one click or landmarks.</source>
<translation>标签图 {file} 中标为 {level} 的部分含有不止一个椎骨的骨质。请修正标签图并重新保存，或改用单击种子点或标志点。</translation>
</message>
<message>
<source>{level} in the label map {file} lies beside the bone that the images show, shifted along the spine. Choose the map that was made on this CT, or use one click or landmarks.</source>
<translation>标签图 {file} 中的 {level} 不在影像所示骨质处，沿脊柱方向发生了移位。请选择在本 CT 上制作的标签图，或改用单击种子点或标志点。</translation>
</message>
<message>
<source>No label numbering is called “{scheme}”; use totalsegmentator, totalsegmentator-vertebrae, verse, parts or auto for {file}.</source>
<translation>没有名为“{scheme}”的标签编号方案；对 {file} 请使用 totalsegmentator、totalsegmentator-vertebrae、verse、parts 或 auto。</translation>
</message>
<message>
<source>The numbering of the label map {file} cannot be told from its values; name it: totalsegmentator, verse or parts.</source>
<translation>无法从数值判断标签图 {file} 的编号方案；请指明：totalsegmentator、verse 或 parts。</translation>
</message>
<message>
<source>TotalSegmentator is installed, but its models {names} are not in {folder}, and nothing is downloaded from here. Ask your department to copy them there, or use one click or landmarks.</source>
<translation>TotalSegmentator 已安装，但 {folder} 中没有其模型 {names}，而本程序不会下载任何内容。请让科室将模型复制到该处，或改用单击种子点或标志点。</translation>
</message>
<message>
<source>TotalSegmentator ended with an error (status {status}). Use one click or landmarks, or a label map made elsewhere.</source>
<translation>TotalSegmentator 出错终止（状态 {status}）。请改用单击种子点或标志点，或使用在别处制作的标签图。</translation>
</message>
<message>
<source>TotalSegmentator ended without a label map that can be read. Use one click or landmarks, or a label map made elsewhere.</source>
<translation>TotalSegmentator 运行结束，但没有可读取的标签图。请改用单击种子点或标志点，或使用在别处制作的标签图。</translation>
</message>
<message>
<source>TotalSegmentator's label map does not lie on these images and was not used. Use one click or landmarks, or a label map made elsewhere.</source>
<translation>TotalSegmentator 的标签图与本影像不重合，未予使用。请改用单击种子点或标志点，或使用在别处制作的标签图。</translation>
</message>
<message>
<source>A label map is written as NIfTI: let the name {file} end in .nii.gz or .nii.</source>
<translation>标签图以 NIfTI 格式写入：文件名 {file} 请以 .nii.gz 或 .nii 结尾。</translation>
</message>
<message>
<source>The label map {file} cannot be written; choose a folder you may write to.</source>
<translation>无法写入标签图 {file}；请选择您有写入权限的文件夹。</translation>
</message>
<message>
<source>The neighbours of {level} lie the wrong way round: this label map is mirrored or wrongly numbered. Do not plan on it; export it again.</source>
<translation>{level} 的相邻椎骨排列顺序相反：该标签图为镜像或编号错误。切勿据此规划；请重新导出。</translation>
</message>
<message>
<source>right pedicle</source>
<translation>右侧椎弓根</translation>
</message>
<message>
<source>left pedicle</source>
<translation>左侧椎弓根</translation>
</message>
<message>
<source>posterior wall between the corners</source>
<translation>椎体后壁（两角之间）</translation>
</message>
<message>
<source>posterior elements</source>
<translation>后方结构</translation>
</message>
<message>
<source>spinal canal</source>
<translation>椎管</translation>
</message>
<message>
<source>vertebral body</source>
<translation>椎体</translation>
</message>
<message>
<source>posterior wall</source>
<translation>椎体后壁</translation>
</message>
<message>
<source>anterior wall</source>
<translation>椎体前壁</translation>
</message>
<message>
<source>pedicles</source>
<translation>椎弓根</translation>
</message>
<message>
<source>dorsal border of the canal</source>
<translation>椎管背侧缘</translation>
</message>
<message>
<source>medial wall of the right pedicle</source>
<translation>右侧椎弓根内侧壁</translation>
</message>
<message>
<source>medial wall of the left pedicle</source>
<translation>左侧椎弓根内侧壁</translation>
</message>
<message>
<source>lateral wall of the right pedicle</source>
<translation>右侧椎弓根外侧壁</translation>
</message>
<message>
<source>lateral wall of the left pedicle</source>
<translation>左侧椎弓根外侧壁</translation>
</message>
<message>
<source>upper wall of the right pedicle</source>
<translation>右侧椎弓根头侧壁</translation>
</message>
<message>
<source>upper wall of the left pedicle</source>
<translation>左侧椎弓根头侧壁</translation>
</message>
<message>
<source>lower wall of the right pedicle</source>
<translation>右侧椎弓根尾侧壁</translation>
</message>
<message>
<source>lower wall of the left pedicle</source>
<translation>左侧椎弓根尾侧壁</translation>
</message>
<message>
<source>posterior wall of the body</source>
<translation>椎体后壁</translation>
</message>
<message>
<source>anterior wall of the body</source>
<translation>椎体前壁</translation>
</message>
<message>
<source>upper endplate</source>
<translation>上终板</translation>
</message>
<message>
<source>lower endplate</source>
<translation>下终板</translation>
</message>
<message>
<source>An endplate shows too little to tell how this vertebra is tilted; that was taken from its walls and from the canal, past its neighbours too: look whether the outline stands straight.</source>
<translation>某一终板显示过少，无法判断该椎骨的倾斜；倾斜是根据骨壁和椎管（并延伸至相邻椎骨处）推定的：请查看轮廓是否端正。</translation>
</message>
<message>
<source>These outlines were corrected by hand: a wall that was moved is as uncertain as a click, one that was painted no surer than a hand.</source>
<translation>这些轮廓经过手工修正：移动过的骨壁，其不确定度等同于一次单击；涂画的骨壁，其准确性不高于手工描绘。</translation>
</message>
<message>
<source>Some points of one pedicle are placed and some are missing: that side is not measured until all four are there.</source>
<translation>一侧椎弓根的点部分已放置、部分缺失：四个点齐全之前，不测量该侧。</translation>
</message>
<message>
<source>Where the images show a clear edge beside a point of a pedicle, at most 1 mm away, the wall was drawn on that edge; the plane between right and left, the canal's wall and the body's front follow the images too. Your points stay where you placed them.</source>
<translation>凡影像在椎弓根标志点旁（不超过 1 mm）显示清晰边缘处，骨壁按该边缘绘制；左右分界平面、椎管壁和椎体前缘也依据影像。您放置的点保持不变。</translation>
</message>
<message>
<source>Beside some of the points, or between them, the images show no clear edge: there the walls stand as you placed the points. Look at them in the slices.</source>
<translation>部分标志点旁或标志点之间，影像未显示清晰边缘：该处骨壁按您放置的点绘制。请在断层图像上核对。</translation>
</message>
<message>
<source>Small pieces that lie apart under the same label were left out; look whether the outline holds the whole vertebra.</source>
<translation>同一标签下彼此分离的小块已被舍去；请查看轮廓是否包含整个椎骨。</translation>
</message>
<message>
<source>The label of this vertebra is in more than one piece: look whether all of them belong to it, and whether the arch is broken.</source>
<translation>该椎骨的标签不止一块：请查看各块是否都属于它，以及椎弓是否断裂。</translation>
</message>
<message>
<source>The label lies farther from the edge of the bone in the images than its own voxels explain, and was left as it is: look whether its outline is shifted or too large.</source>
<translation>标签与影像中骨边缘的距离超出其自身体素所能解释的范围，已保持原样：请查看其轮廓是否移位或过大。</translation>
</message>
<message>
<source>The label map lies on another grid than the images: it was read on its own voxels, and the coarser of the two sets the uncertainty.</source>
<translation>标签图与影像的网格不同：标签图按其自身体素读取，不确定度由二者中较粗者决定。</translation>
</message>
<message>
<source>Note on this vertebra: {words}.</source>
<translation>关于该椎骨的提示：{words}。</translation>
</message>
</context>
<context>
<name>messages.assessment_findings</name>
<message>
<source>metal</source>
<translation>金属物</translation>
</message>
<message>
<source>viscosity of the cement</source>
<translation>骨水泥的黏度</translation>
</message>
<message>
<source>MRI</source>
<translation>MRI</translation>
</message>
<message>
<source>rest of the cortex</source>
<translation>其余皮质</translation>
</message>
<message>
<source>cause of the fracture</source>
<translation>骨折原因</translation>
</message>
<message>
<source>loss of height and age of the fracture</source>
<translation>椎体高度丢失与骨折时间</translation>
</message>
<message>
<source>bone density</source>
<translation>骨密度</translation>
</message>
<message>
<source>cleft</source>
<translation>椎体内裂隙</translation>
</message>
<message>
<source>broken pedicle</source>
<translation>椎弓根骨折</translation>
</message>
<message>
<source>anaesthesia</source>
<translation>麻醉</translation>
</message>
<message>
<source>operator</source>
<translation>术者</translation>
</message>
<message>
<source>inflammation and kind of pain</source>
<translation>炎症与疼痛性质</translation>
</message>
<message>
<source>contraindications</source>
<translation>禁忌证</translation>
</message>
<message>
<source>treatment without an operation</source>
<translation>非手术治疗</translation>
</message>
<message>
<source>node in an endplate</source>
<translation>终板 Schmorl 结节</translation>
</message>
<message>
<source>side wall</source>
<translation>椎体侧壁</translation>
</message>
<message>
<source>front wall</source>
<translation>椎体前壁</translation>
</message>
<message>
<source>clotting disorder</source>
<translation>凝血功能障碍</translation>
</message>
<message>
<source>infection</source>
<translation>感染</translation>
</message>
<message>
<source>infection of bone</source>
<translation>骨髓炎</translation>
</message>
<message>
<source>compressed nerves</source>
<translation>神经受压</translation>
</message>
<message>
<source>unstable fracture</source>
<translation>不稳定骨折</translation>
</message>
<message>
<source>allergy to cement</source>
<translation>骨水泥过敏</translation>
</message>
<message>
<source>posterior wall broken over a wide stretch</source>
<translation>椎体后壁大范围破裂</translation>
</message>
<message>
<source>more than 70 % of the height lost</source>
<translation>高度丢失超过 70 %</translation>
</message>
<message>
<source>pain along a nerve root</source>
<translation>神经根性疼痛</translation>
</message>
<message>
<source>displaced wall</source>
<translation>骨壁移位</translation>
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
<source>right and left</source>
<translation>双侧</translation>
</message>
<message>
<source>The spongy bone measures {density}</source>
<translation>松质骨测得 {density}</translation>
</message>
<message>
<source>not told</source>
<translation>未说明</translation>
</message>
<message>
<source>month</source>
<translation>个月</translation>
</message>
<message>
<source>months</source>
<translation>个月</translation>
</message>
<message>
<source> ({parts})</source>
<translation>（{parts}）</translation>
</message>
<message>
<source>a fragment is pushed back {retropulsion}</source>
<translation>骨块后凸 {retropulsion}</translation>
</message>
<message>
<source>{share} of the wall are involved</source>
<translation>椎体后壁受累 {share}</translation>
</message>
<message>
<source>Questions that only a person can answer are open: {open}. Answer them in the assessment of this level; until then nothing here counts as safe.</source>
<translation>尚有只能由人回答的问题未回答：{open}。请在该节段的评估中作答；在此之前，此处任何内容均不得视为安全。</translation>
</message>
<message>
<source>Every question that decides is answered. Still open, for the record: {open}.</source>
<translation>所有起决定作用的问题均已回答。仍未回答、仅供记录的有：{open}。</translation>
</message>
<message>
<source>The images are measured every {coarsest} (asked for: {limit_slice} or less): walls are less certain. Use a thinner series of this scan if there is one.</source>
<translation>影像的采样间距为 {coarsest}（要求：不超过 {limit_slice}）：骨壁的确定性较低。如有本次扫描的更薄层序列，请使用。</translation>
</message>
<message>
<source>The posterior wall was called intact, but it was measured otherwise{wall_measures}. Look at the CT again and correct the one that is wrong.</source>
<translation>回答为椎体后壁完整，但测量结果与之不符{wall_measures}。请重新查看 CT，并更正有误的一项。</translation>
</message>
<message>
<source>The posterior wall is displaced{wall_measures}: cement has a direct way into the canal.</source>
<translation>椎体后壁移位{wall_measures}：骨水泥可直接进入椎管。</translation>
</message>
<message>
<source>The posterior wall is fissured{wall_measures}.</source>
<translation>椎体后壁有裂纹{wall_measures}。</translation>
</message>
<message>
<source>The answer says that the rest of the cortex is whole, but the images show a gap in it: {faces}. Look where the gap is ringed. If it is one, name it in the assessment of this level; until then nothing is judged here.</source>
<translation>评估答案称其余皮质完整，但影像显示其有缺损：{faces}。请查看图中圈出的缺损处。若确为缺损，请在该节段的评估中填写；在此之前此项不作判定。</translation>
</message>
<message>
<source>The cortex has gaps: {faces}. Cement can leave there.</source>
<translation>皮质有缺损：{faces}。骨水泥可由此渗漏。</translation>
</message>
<message>
<source>{lost} of the height are lost (asked for: {limit_compression} or less).</source>
<translation>高度丢失 {lost}（要求：不超过 {limit_compression}）。</translation>
</message>
<message>
<source>The fracture is {months} old: healed bone resists, and cement looks for another way.</source>
<translation>骨折已有 {months}：愈合的骨质阻力大，骨水泥会另寻出路。</translation>
</message>
<message>
<source>{lost} of the height are lost; the fracture is {months} old.</source>
<translation>高度丢失 {lost}；骨折已有 {months}。</translation>
</message>
<message>
<source>{density}: very soft bone.</source>
<translation>{density}：骨质极软。</translation>
</message>
<message>
<source>{density}: soft bone.</source>
<translation>{density}：骨质较软。</translation>
</message>
<message>
<source>{density}: somewhat reduced.</source>
<translation>{density}：略有降低。</translation>
</message>
<message>
<source>{words}.</source>
<translation>{words}。</translation>
</message>
<message>
<source>A pedicle is broken ({broken_side}): no wall clears a needle there.</source>
<translation>椎弓根骨折（{broken_side}）：该处没有任何骨壁可据以判定穿刺针安全。</translation>
</message>
<message>
<source>Speaks against the operation: {items}.</source>
<translation>反对手术的因素：{items}。</translation>
</message>
<message>
<source>The anatomy is complex ({causes}): navigation and neuromonitoring are worth a thought.</source>
<translation>解剖结构复杂（{causes}）：值得考虑使用导航和神经电生理监测。</translation>
</message>
<message>
<source>Questions before the operation are open</source>
<translation>术前问题尚未答完</translation>
</message>
<message>
<source>Questions for the record are open</source>
<translation>供记录的问题尚未答完</translation>
</message>
<message>
<source>Every question is answered.</source>
<translation>所有问题均已回答。</translation>
</message>
<message>
<source>Thick slices</source>
<translation>层厚过大</translation>
</message>
<message>
<source>There is no MRI and no reason for that. An MRI shows which fracture is fresh.</source>
<translation>没有 MRI，也未说明原因。MRI 可显示哪处骨折是新鲜的。</translation>
</message>
<message>
<source>No MRI</source>
<translation>无 MRI</translation>
</message>
<message>
<source>There is no MRI; the reason is noted.</source>
<translation>没有 MRI；原因已注明。</translation>
</message>
<message>
<source>No MRI, for a reason</source>
<translation>无 MRI，有原因</translation>
</message>
<message>
<source>CT and MRI are there, with thin slices.</source>
<translation>CT 和 MRI 齐备，且为薄层。</translation>
</message>
<message>
<source>Intact posterior wall contradicts the CT</source>
<translation>“椎体后壁完整”与 CT 矛盾</translation>
</message>
<message>
<source>Posterior wall displaced</source>
<translation>椎体后壁移位</translation>
</message>
<message>
<source>Posterior wall fissured</source>
<translation>椎体后壁有裂纹</translation>
</message>
<message>
<source>The posterior wall is intact.</source>
<translation>椎体后壁完整。</translation>
</message>
<message>
<source>Whole cortex contradicts the CT</source>
<translation>“皮质完整”与 CT 矛盾</translation>
</message>
<message>
<source>Gaps in the cortex</source>
<translation>皮质缺损</translation>
</message>
<message>
<source>The rest of the cortex is whole.</source>
<translation>其余皮质完整。</translation>
</message>
<message>
<source>A tumour is suspected behind the fracture: leaks are frequent, and a biopsy is due.</source>
<translation>怀疑骨折由肿瘤所致：渗漏常见，且应做活检。</translation>
</message>
<message>
<source>Pathological fracture</source>
<translation>病理性骨折</translation>
</message>
<message>
<source>No tumour is suspected.</source>
<translation>未怀疑肿瘤。</translation>
</message>
<message>
<source>Severe compression</source>
<translation>重度压缩</translation>
</message>
<message>
<source>Old fracture</source>
<translation>陈旧性骨折</translation>
</message>
<message>
<source>Very low bone density</source>
<translation>骨密度极低</translation>
</message>
<message>
<source>Low density</source>
<translation>骨密度低</translation>
</message>
<message>
<source>Reduced bone density</source>
<translation>骨密度降低</translation>
</message>
<message>
<source>The body holds a cleft that opens outside: cement can leave through it.</source>
<translation>椎体内有向外开放的裂隙：骨水泥可由此渗漏。</translation>
</message>
<message>
<source>Open cleft in the body</source>
<translation>开放的椎体内裂隙</translation>
</message>
<message>
<source>The body holds a cleft. Cement gathers there, and leaks through the cortex are more frequent.</source>
<translation>椎体内有裂隙。骨水泥会在此积聚，且经皮质的渗漏更常见。</translation>
</message>
<message>
<source>Cleft in the body</source>
<translation>椎体内裂隙</translation>
</message>
<message>
<source>The body holds no cleft.</source>
<translation>椎体内无裂隙。</translation>
</message>
<message>
<source>Broken pedicle</source>
<translation>椎弓根骨折</translation>
</message>
<message>
<source>Both pedicles are whole.</source>
<translation>双侧椎弓根完整。</translation>
</message>
<message>
<source>Under general anaesthesia the patient cannot report pain or weakness.</source>
<translation>全身麻醉下患者无法诉说疼痛或无力。</translation>
</message>
<message>
<source>General anaesthesia</source>
<translation>全身麻醉</translation>
</message>
<message>
<source>The patient can report during the operation.</source>
<translation>患者术中能够诉说症状。</translation>
</message>
<message>
<source>Nobody experienced in this operation is there.</source>
<translation>没有熟悉该手术的人员在场。</translation>
</message>
<message>
<source>No experienced operator</source>
<translation>没有有经验的术者</translation>
</message>
<message>
<source>An experienced operator is there.</source>
<translation>有经验的术者在场。</translation>
</message>
<message>
<source>Inflammation markers are raised without an explanation. Exclude an infection or a tumour first.</source>
<translation>炎症指标升高而原因不明。请先排除感染或肿瘤。</translation>
</message>
<message>
<source>Unexplained inflammation</source>
<translation>原因不明的炎症</translation>
</message>
<message>
<source>The pain does not fit the fracture. Think of another cause.</source>
<translation>疼痛与骨折不符。请考虑其他原因。</translation>
</message>
<message>
<source>Pain that does not fit</source>
<translation>疼痛与骨折不符</translation>
</message>
<message>
<source>Nothing points to infection or tumour.</source>
<translation>没有提示感染或肿瘤的征象。</translation>
</message>
<message>
<source>Contraindication</source>
<translation>禁忌证</translation>
</message>
<message>
<source>No contraindication was found.</source>
<translation>未发现禁忌证。</translation>
</message>
<message>
<source>Treatment without an operation has not been considered.</source>
<translation>尚未考虑非手术治疗。</translation>
</message>
<message>
<source>Alternatives not considered</source>
<translation>未考虑替代方案</translation>
</message>
<message>
<source>Treatment without an operation was considered.</source>
<translation>已考虑非手术治疗。</translation>
</message>
<message>
<source>Complex anatomy</source>
<translation>解剖结构复杂</translation>
</message>
<message>
<source>The anatomy is not complex.</source>
<translation>解剖结构不复杂。</translation>
</message>
</context>
<context>
<name>messages.audit</name>
<message>
<source>Report saved</source>
<translation>报告已保存</translation>
</message>
<message>
<source>Brought up to date by a later version of the program</source>
<translation>已由较新版本的程序更新</translation>
</message>
<message>
<source>Kept as unsaved work on a plan document</source>
<translation>作为计划文档的未保存工作保留</translation>
</message>
<message>
<source>Signed off: {verdict}</source>
<translation>已签署：{verdict}</translation>
</message>
<message>
<source>Went to the step “{step}”</source>
<translation>转到步骤“{step}”</translation>
</message>
<message>
<source>Needle {needle} unlocked</source>
<translation>穿刺针 {needle} 已解锁</translation>
</message>
<message>
<source>Audit trail</source>
<translation>审计记录</translation>
</message>
<message>
<source>All that ever happened to this case, steps that were taken back included. Each line is chained to those before: a change behind our back shows.</source>
<translation>本病例发生过的一切，包括被撤回的步骤。每一行都与之前的各行相链接：任何暗中更改都会显露。</translation>
</message>
<message>
<source>When</source>
<translation>时间</translation>
</message>
<message>
<source>Who</source>
<translation>人员</translation>
</message>
<message>
<source>What</source>
<translation>内容</translation>
</message>
<message>
<source>State</source>
<translation>状态</translation>
</message>
<message>
<source>Rule book and policy</source>
<translation>规则库和科室规则</translation>
</message>
<message>
<source>Save as CSV …</source>
<translation>另存为 CSV …</translation>
</message>
<message>
<source>The audit trail lies in {file}.</source>
<translation>审计记录位于 {file}。</translation>
</message>
<message>
<source>{file} could not be written; check the free space and your rights there.</source>
<translation>{file} 无法写入；请检查该处的可用空间和您的权限。</translation>
</message>
</context>
<context>
<name>messages.bone</name>
<message>
<source>metal, by its shape</source>
<translation>金属物（据形态判断）</translation>
</message>
<message>
<source>cement or metal</source>
<translation>骨水泥或金属物</translation>
</message>
<message>
<source>Denser than bone ({kind_words}): {volume}.</source>
<translation>密度高于骨（{kind_words}）：{volume}。</translation>
</message>
<message>
<source>Height in front, in the middle and behind: {heights}.</source>
<translation>前缘、中部、后缘高度：{heights}。</translation>
</message>
<message>
<source>The density of its spongy bone could not be measured.</source>
<translation>无法测量其松质骨的密度。</translation>
</message>
<message>
<source>Spongy bone: {density} on average.</source>
<translation>松质骨：平均 {density}。</translation>
</message>
<message>
<source>Gas in the body ({gas}): a cleft.</source>
<translation>椎体内有气体（{gas}）：椎体内裂隙。</translation>
</message>
<message>
<source>anterior</source>
<translation>前方</translation>
</message>
<message>
<source>middle</source>
<translation>中间</translation>
</message>
<message>
<source>posterior</source>
<translation>后方</translation>
</message>
</context>
<context>
<name>messages.book_errors</name>
<message>
<source>In {file}, {key}</source>
<translation>{file} 中的 {key}</translation>
</message>
<message>
<source>a DOI</source>
<translation>一个 DOI</translation>
</message>
<message>
<source>The rule book</source>
<translation>规则库</translation>
</message>
<message>
<source>The rule book lacks the file {place}; put it back.</source>
<translation>规则库缺少文件 {place}；请放回。</translation>
</message>
<message>
<source>{place} is not valid TOML; correct it, or put the original back.</source>
<translation>{place} 不是有效的 TOML；请改正，或放回原文件。</translation>
</message>
<message>
<source>The rule book has no rule {value}; put the original back.</source>
<translation>规则库中没有规则 {value}；请放回原文件。</translation>
</message>
<message>
<source>The rule {key} has no limit {value}; add it, with its origin.</source>
<translation>规则 {key} 没有限值 {value}；请添加并注明来源。</translation>
</message>
<message>
<source>{place}: {value} is there twice; give each entry its own id.</source>
<translation>{place}：{value} 出现两次；请为每一项指定各自的 id。</translation>
</message>
<message>
<source>{place}: {value} must end in its unit, one of: {allowed}.</source>
<translation>{place}：{value} 必须以其单位结尾，应为下列之一：{allowed}。</translation>
</message>
<message>
<source>{place}: a limit from the literature must cite a reference.</source>
<translation>{place}：来自文献的限值必须引用参考文献。</translation>
</message>
<message>
<source>{place}: the unit is {value}, but the name asks for {expected}.</source>
<translation>{place}：单位为 {value}，但名称要求 {expected}。</translation>
</message>
<message>
<source>{place} must be {expected}; correct it.</source>
<translation>{place} 必须是{expected}；请改正。</translation>
</message>
<message>
<source>{place} is missing; every rule must give it.</source>
<translation>缺少 {place}；每条规则都必须给出。</translation>
</message>
<message>
<source>{place} is a key that no rule has; remove or correct it.</source>
<translation>{place} 是任何规则都没有的键；请删除或改正。</translation>
</message>
<message>
<source>{place} says “{value}”; it must be one of: {allowed}.</source>
<translation>{place} 的值为“{value}”；必须是下列之一：{allowed}。</translation>
</message>
<message>
<source>{place} is empty; fill it in.</source>
<translation>{place} 为空；请填写。</translation>
</message>
<message>
<source>{place} holds an invisible character; type it anew.</source>
<translation>{place} 含有不可见字符；请重新输入。</translation>
</message>
<message>
<source>{place} is not a finite number; give a number in its place.</source>
<translation>{place} 不是有限的数；请改为一个数。</translation>
</message>
<message>
<source>{place} must lie between {low} and {high}; correct the number.</source>
<translation>{place} 必须在 {low} 与 {high} 之间；请改正该数。</translation>
</message>
</context>
<context>
<name>messages.case_errors</name>
<message>
<source>This case is being written by {who}, so here it may only be read. Wait until it is closed there, or save it under another name.</source>
<translation>本病例正由 {who} 写入，因此在此只能读取。请等其在该处关闭，或以其他名称保存。</translation>
</message>
<message>
<source>Work that was not saved: {levels}</source>
<translation>未保存的工作：{levels}</translation>
</message>
<message>
<source>{needles}, {steps}, last on {when}.</source>
<translation>{needles}，{steps}，最后一次于 {when}。</translation>
</message>
<message>
<source>The case</source>
<translation>病例</translation>
</message>
<message>
<source>This case may only be read where it lies. Save it under another name to go on with it.</source>
<translation>本病例在其所在位置只能读取。请以其他名称保存后继续。</translation>
</message>
<message>
<source>no vertebra yet</source>
<translation>尚无椎骨</translation>
</message>
<message>
<source>{words} The end of it is damaged; what is whole can be continued.</source>
<translation>{words}其末尾已损坏；完好的部分可以继续。</translation>
</message>
<message>
<source>somebody else</source>
<translation>他人</translation>
</message>
<message>
<source>{who} on {computer}</source>
<translation>{computer} 上的 {who}</translation>
</message>
<message>
<source>1 needle</source>
<translation>1 根穿刺针</translation>
</message>
<message>
<source>{n} needles</source>
<translation>{n} 根穿刺针</translation>
</message>
<message>
<source>1 step</source>
<translation>1 步</translation>
</message>
<message>
<source>{n} steps</source>
<translation>{n} 步</translation>
</message>
<message>
<source>{file} is not there; check the path, or choose another file.</source>
<translation>{file} 不存在；请检查路径，或选择其他文件。</translation>
</message>
<message>
<source>{file} could not be read; check your rights to it.</source>
<translation>{file} 无法读取；请检查您对它的权限。</translation>
</message>
<message>
<source>{file} is not an Isthmus case; choose a file that ends in .isthmus.</source>
<translation>{file} 不是 Isthmus 病例；请选择以 .isthmus 结尾的文件。</translation>
</message>
<message>
<source>{file} was written by a later version of Isthmus; open it with that version.</source>
<translation>{file} 由较新版本的 Isthmus 写成；请用该版本打开。</translation>
</message>
<message>
<source>{file} was written by a version of Isthmus that is too old to be read here; open it with a version in between, which brings it up to date.</source>
<translation>{file} 由过旧版本的 Isthmus 写成，此处无法读取；请用介于两者之间的版本打开，该版本会将其更新。</translation>
</message>
<message>
<source>{file} is damaged: {whole} of its steps are whole. Take a copy from a backup, or open the steps that are whole as a new case.</source>
<translation>{file} 已损坏：其中 {whole} 个步骤完好。请从备份中取一份副本，或将完好的步骤作为新病例打开。</translation>
</message>
<message>
<source>{file} was changed by something other than Isthmus after step {whole}. Take a copy from a backup, or open the steps before it as a new case.</source>
<translation>{file} 在第 {whole} 步之后被 Isthmus 以外的程序更改。请从备份中取一份副本，或将此前的步骤作为新病例打开。</translation>
</message>
<message>
<source>{file} is being written by {holder}. Wait until it is closed there, or save under another name.</source>
<translation>{file} 正由 {holder} 写入。请等其在该处关闭，或以其他名称保存。</translation>
</message>
<message>
<source>The folder of {file} does not let a file be locked, so two people could write it at once; save it in another folder.</source>
<translation>{file} 所在的文件夹不支持锁定文件，因此可能有两人同时写入；请保存到其他文件夹。</translation>
</message>
<message>
<source>{file} may only be read here; save it under another name to go on.</source>
<translation>{file} 在此只能读取；请以其他名称保存后继续。</translation>
</message>
<message>
<source>{file} is being written by another program at this moment; wait a little, and open it again.</source>
<translation>{file} 此刻正由另一程序写入；请稍候再打开。</translation>
</message>
<message>
<source>{file} was moved or deleted while it was open; save the case under another name.</source>
<translation>{file} 在打开期间被移动或删除；请以其他名称保存病例。</translation>
</message>
<message>
<source>{file} was being written when its program ended, and may only be read where it lies. Copy it together with {journal} to a folder of your own, and open it there.</source>
<translation>程序结束时 {file} 正在写入，因此在其所在位置只能读取。请将它连同 {journal} 复制到您自己的文件夹，并在该处打开。</translation>
</message>
<message>
<source>{file} could not be written; check the free space and your rights there, or save under another name.</source>
<translation>{file} 无法写入；请检查该处的可用空间和您的权限，或以其他名称保存。</translation>
</message>
</context>
<context>
<name>messages.cement_findings</name>
<message>
<source>Cement would reach back to {front} of the body's depth: {behind} of it lie in the {depth}. Place the tips further forward, or plan less.</source>
<translation>骨水泥向后将到达椎体深度的 {front} 处：其中 {behind} 位于椎体{depth}。请将针尖前移，或减少计划用量。</translation>
</message>
<message>
<source>{volume} are planned</source>
<translation>计划注入 {volume}</translation>
</message>
<message>
<source>{words}, {share} of the body</source>
<translation>{words}，占椎体的 {share}</translation>
</message>
<message>
<source>Cement in the {depth}</source>
<translation>骨水泥位于椎体{depth}</translation>
</message>
<message>
<source>Cement in the {quarter}</source>
<translation>骨水泥位于椎体{quarter}</translation>
</message>
<message>
<source>The cement spares the {depth} of the body: it reaches back to {front} of its depth.</source>
<translation>骨水泥未进入椎体{depth}：其后缘位于椎体深度的 {front} 处。</translation>
</message>
<message>
<source>Cement lies at {front} of the body's depth; in the hollow of this posterior wall it may be in the canal while the side view still shows it inside (asked for: {asked} or more).</source>
<translation>骨水泥后缘位于椎体深度的 {front} 处；在该椎体后壁的凹陷处，骨水泥可能已在椎管内，而侧位透视仍显示其在椎体内（要求：不低于 {asked}）。</translation>
</message>
<message>
<source>Cement stays in front of {asked} of the body's depth, clear of the hollow posterior wall.</source>
<translation>骨水泥保持在椎体深度 {asked} 处的前方，避开了凹陷的椎体后壁。</translation>
</message>
<message>
<source>{in_canal} of cement lie in the spinal canal, behind the posterior wall as it really is.</source>
<translation>{in_canal} 骨水泥位于椎管内，即在椎体后壁真实位置的后方。</translation>
</message>
<message>
<source>Cement comes within {wall_gap} of the canal (wall known to {uncertainty}): it touches the posterior wall.</source>
<translation>骨水泥距椎管仅 {wall_gap}（骨壁不确定度 {uncertainty}）：已触及椎体后壁。</translation>
</message>
<message>
<source>Cement lies beside a gap in the posterior wall, nearer than {limit_defect_reach}.</source>
<translation>骨水泥紧邻椎体后壁的缺损，距离小于 {limit_defect_reach}。</translation>
</message>
<message>
<source>The cement stays {wall_gap} in front of the canal.</source>
<translation>骨水泥位于椎管前方，相距 {wall_gap}。</translation>
</message>
<message>
<source>{filled}: more than the usual dose of a kyphoplasty (up to {large}).</source>
<translation>{filled}：超过椎体后凸成形术的常用量（上限 {large}）。</translation>
</message>
<message>
<source>{filled} (asked for: {limit_high} or less). Leaks were seen more often in bodies that are filled more.</source>
<translation>{filled}（要求：不超过 {limit_high}）。填充越多的椎体，渗漏越常见。</translation>
</message>
<message>
<source>More than {limit_high} of the body</source>
<translation>超过椎体的 {limit_high}</translation>
</message>
<message>
<source>{filled}: within what is called a small dose.</source>
<translation>{filled}：属于所谓小剂量范围。</translation>
</message>
<message>
<source>{filled}: within the usual dose.</source>
<translation>{filled}：在常用量范围内。</translation>
</message>
<message>
<source>{filled}. That may be enough.</source>
<translation>{filled}。这可能已经足够。</translation>
</message>
<message>
<source>The cement holds {radiopacifier} of radiopacifier by weight (asked for: {with_unit}).</source>
<translation>骨水泥含显影剂 {radiopacifier}（按重量计；要求：至少 {with_unit}）。</translation>
</message>
<message>
<source>The cement holds {radiopacifier} of radiopacifier by weight.</source>
<translation>骨水泥含显影剂 {radiopacifier}（按重量计）。</translation>
</message>
<message>
<source>{aliquot} went in between two looks at the side view (at most: {allowed}).</source>
<translation>两次侧位透视之间注入了 {aliquot}（最多：{allowed}）。</translation>
</message>
<message>
<source>Cement was pushed at {rate} (at most: {allowed}).</source>
<translation>骨水泥的推注速度为 {rate}（最高：{allowed}）。</translation>
</message>
<message>
<source>{ap} went in between two looks at the front view (at most: {ap_every}).</source>
<translation>两次正位透视之间注入了 {ap}（最多：{ap_every}）。</translation>
</message>
<message>
<source>Cement lies at the track of {track}, which is {breach} through the medial wall: it can follow when the needle is withdrawn.</source>
<translation>骨水泥位于针道（{track}）处，该针道突破内侧壁 {breach}：拔针时骨水泥可随之流出。</translation>
</message>
<message>
<source>{volume} of cement lie {wall_gap} from the canal: so much of it sets hot. No temperature can be predicted.</source>
<translation>{volume} 骨水泥距椎管 {wall_gap}：如此大量的骨水泥凝固时会发热。温度无法预测。</translation>
</message>
<message>
<source>Tip or cement come within {limit_reach} of the basivertebral foramen, which opens into the canal.</source>
<translation>针尖或骨水泥距椎基静脉孔在 {limit_reach} 以内，该孔通向椎管。</translation>
</message>
<message>
<source>On a punctured side cement is {side} of the body (noted above {limit_side}). Large shares went with leaks into the veins beside it.</source>
<translation>某一穿刺侧的骨水泥占椎体的 {side}（超过 {limit_side} 即提示）。占比大时常伴有向椎旁静脉的渗漏。</translation>
</message>
<message>
<source>On the punctured side cement is {side} of the body.</source>
<translation>穿刺侧的骨水泥占椎体的 {side}。</translation>
</message>
<message>
<source>Cement in the hollow of the posterior wall</source>
<translation>骨水泥位于椎体后壁凹陷处</translation>
</message>
<message>
<source>Cement in the canal</source>
<translation>骨水泥在椎管内</translation>
</message>
<message>
<source>The tip lies in the spinal canal: cement would start there.</source>
<translation>针尖位于椎管内：骨水泥将从该处开始注入。</translation>
</message>
<message>
<source>Cement would start in the canal</source>
<translation>骨水泥将从椎管内开始注入</translation>
</message>
<message>
<source>Cement touches the posterior wall</source>
<translation>骨水泥触及椎体后壁</translation>
</message>
<message>
<source>Cement beside a gap in the posterior wall</source>
<translation>骨水泥紧邻椎体后壁缺损</translation>
</message>
<message>
<source>More cement than usual</source>
<translation>骨水泥多于常用量</translation>
</message>
<message>
<source>Small dose of cement</source>
<translation>骨水泥小剂量</translation>
</message>
<message>
<source>Usual dose of cement</source>
<translation>骨水泥常用量</translation>
</message>
<message>
<source>Little cement</source>
<translation>骨水泥少</translation>
</message>
<message>
<source>The cement is declared liquid. Wait until it is like toothpaste.</source>
<translation>骨水泥标明为液态。请等到其呈牙膏状。</translation>
</message>
<message>
<source>Liquid cement</source>
<translation>液态骨水泥</translation>
</message>
<message>
<source>The cement is of low viscosity: it runs along veins and clefts. Wait longer, or take a thicker one.</source>
<translation>骨水泥黏度低：会沿静脉和裂隙流动。请再等待，或换用更黏稠的骨水泥。</translation>
</message>
<message>
<source>Cement of low viscosity</source>
<translation>低黏度骨水泥</translation>
</message>
<message>
<source>The cement is thick enough. That relaxes no other rule: thick cement reaches the canal as well.</source>
<translation>骨水泥已足够黏稠。但这不放宽任何其他规则：黏稠的骨水泥同样会进入椎管。</translation>
</message>
<message>
<source>How much radiopacifier this cement holds is not known. Look it up and enter it: cement that cannot be seen cannot be stopped.</source>
<translation>该骨水泥含多少显影剂尚不清楚。请查明并填入：看不见骨水泥，就无法及时停止注入。</translation>
</message>
<message>
<source>Not known whether the cement can be seen</source>
<translation>骨水泥能否显影不明</translation>
</message>
<message>
<source>This cement cannot be seen on X-ray. Do not inject it.</source>
<translation>该骨水泥在 X 线下不可见。不得注入。</translation>
</message>
<message>
<source>Cement cannot be seen</source>
<translation>骨水泥不可见</translation>
</message>
<message>
<source>Cement is faint on X-ray</source>
<translation>骨水泥在 X 线下显影淡</translation>
</message>
<message>
<source>At this level the shoulders hide the cement on the side view. Plan for another view.</source>
<translation>在该节段，肩部会在侧位透视上遮挡骨水泥。请计划其他透视体位。</translation>
</message>
<message>
<source>Side view through the shoulders</source>
<translation>侧位透视受肩部遮挡</translation>
</message>
<message>
<source>Too much cement between two looks</source>
<translation>两次透视之间骨水泥过多</translation>
</message>
<message>
<source>Cement pushed too quickly</source>
<translation>骨水泥推注过快</translation>
</message>
<message>
<source>Cement was pushed slowly, in small amounts.</source>
<translation>骨水泥系缓慢、少量推注。</translation>
</message>
<message>
<source>Cement was pushed without a look at the side view afterwards.</source>
<translation>推注骨水泥后未查看侧位透视。</translation>
</message>
<message>
<source>Cement pushed without a side view</source>
<translation>推注骨水泥后无侧位透视</translation>
</message>
<message>
<source>Front view not looked at</source>
<translation>未查看正位透视</translation>
</message>
<message>
<source>Every push was followed by a side view. A clean view means that no leak was seen, not that there is none.</source>
<translation>每次推注后均有侧位透视。透视未见异常仅表示未看到渗漏，不表示没有渗漏。</translation>
</message>
<message>
<source>A balloon's cavity is filled at lower pressure and leaks less often. Leaks into the canal and the dura happen all the same.</source>
<translation>球囊形成的空腔以较低压力填充，渗漏较少。但向椎管和硬膜内的渗漏仍会发生。</translation>
</message>
<message>
<source>Kyphoplasty</source>
<translation>椎体后凸成形术</translation>
</message>
<message>
<source>Without a balloon's cavity the bone itself is filled, at higher pressure, and leaks are more frequent.</source>
<translation>没有球囊形成的空腔，骨水泥直接填充骨质，压力较高，渗漏更常见。</translation>
</message>
<message>
<source>Vertebroplasty</source>
<translation>椎体成形术</translation>
</message>
<message>
<source>Cement at a track with a broken wall</source>
<translation>骨水泥位于骨壁已突破的针道处</translation>
</message>
<message>
<source>No cement lies at a track that has opened the medial wall.</source>
<translation>没有骨水泥位于已穿破内侧壁的针道处。</translation>
</message>
<message>
<source>Cement in the canal sets hot beside nerves. No temperature can be predicted.</source>
<translation>椎管内的骨水泥在神经旁凝固发热。温度无法预测。</translation>
</message>
<message>
<source>Hot cement in the canal</source>
<translation>椎管内骨水泥发热</translation>
</message>
<message>
<source>Much hot cement near the canal</source>
<translation>椎管附近大量骨水泥发热</translation>
</message>
<message>
<source>No large amount of cement lies near the canal.</source>
<translation>椎管附近没有大量骨水泥。</translation>
</message>
<message>
<source>A new neurological sign was reported. Stop the injection and look at the case anew.</source>
<translation>报告了新发神经体征。请停止注入，并重新审视病例。</translation>
</message>
<message>
<source>New neurological sign: stop</source>
<translation>新发神经体征：停止</translation>
</message>
<message>
<source>No new neurological sign was reported.</source>
<translation>未报告新发神经体征。</translation>
</message>
<message>
<source>Near the basivertebral foramen</source>
<translation>靠近椎基静脉孔</translation>
</message>
<message>
<source>A cleft opens to the outside of the body: cement can leave through it.</source>
<translation>有裂隙向椎体外开放：骨水泥可由此渗漏。</translation>
</message>
<message>
<source>An open cleft</source>
<translation>开放的裂隙</translation>
</message>
<message>
<source>Tip and cement keep away from the basivertebral foramen.</source>
<translation>针尖和骨水泥均远离椎基静脉孔。</translation>
</message>
<message>
<source>The basivertebral foramen was not outlined. It opens into the canal in the middle of the posterior wall: keep cement away from there.</source>
<translation>未勾画椎基静脉孔。它在椎体后壁中央通向椎管：请使骨水泥远离该处。</translation>
</message>
<message>
<source>Basivertebral foramen not seen</source>
<translation>未见椎基静脉孔</translation>
</message>
<message>
<source>Cement and fat reach the lungs and can lower the pressure. Have somebody watch pressure, pulse and oxygen.</source>
<translation>骨水泥和脂肪可到达肺部，并可使血压下降。请安排专人监测血压、脉搏和血氧。</translation>
</message>
<message>
<source>Watch the circulation</source>
<translation>监测循环</translation>
</message>
<message>
<source>Much cement on one side</source>
<translation>一侧骨水泥多</translation>
</message>
</context>
<context>
<name>messages.cohort</name>
<message>
<source>A cluster needs Dask, which is not installed here: install isthmus[cluster], or leave --scheduler out.</source>
<translation>集群需要 Dask，而此处未安装：请安装 isthmus[cluster]，或去掉 --scheduler。</translation>
</message>
<message>
<source>No Dask scheduler answers at {address}; start one there, or leave --scheduler out.</source>
<translation>{address} 处没有 Dask 调度器应答；请在该处启动，或去掉 --scheduler。</translation>
</message>
<message>
<source>case {number}: {what} ({done} of {count})</source>
<translation>病例 {number}：{what}（{count} 个中已完成 {done} 个）</translation>
</message>
<message>
<source>done</source>
<translation>完成</translation>
</message>
<message>
<source>{count} cases were done before and are kept.</source>
<translation>有 {count} 个病例此前已完成并予以保留。</translation>
</message>
<message>
<source>{done} of {count} cases were reviewed.</source>
<translation>{count} 个病例中已回顾 {done} 个。</translation>
</message>
<message>
<source>Case {number}: {sentence}</source>
<translation>病例 {number}：{sentence}</translation>
</message>
<message>
<source>Levels: {counts}.</source>
<translation>节段：{counts}。</translation>
</message>
<message>
<source>Leaks: {counts}.</source>
<translation>渗漏：{counts}。</translation>
</message>
<message>
<source>The summary is {csv} and {json} in {folder}; run it again to go on from there.</source>
<translation>汇总为 {folder} 中的 {csv} 和 {json}；再次运行即可从该处继续。</translation>
</message>
</context>
<context>
<name>messages.comparison</name>
<message>
<source>within the dura</source>
<translation>硬膜内</translation>
</message>
<message>
<source>in the middle or at the side of the canal, outside the dura</source>
<translation>椎管中央或侧方，硬膜外</translation>
</message>
<message>
<source>in the canal at a breached pedicle</source>
<translation>椎弓根突破处的椎管内</translation>
</message>
<message>
<source>in a foramen</source>
<translation>椎间孔内</translation>
</message>
<message>
<source>in the canal outside the dura</source>
<translation>椎管内硬膜外</translation>
</message>
<message>
<source>in the canal</source>
<translation>椎管内</translation>
</message>
<message>
<source>outside canal and foramina</source>
<translation>椎管和椎间孔之外</translation>
</message>
<message>
<source>osteoporosis</source>
<translation>骨质疏松</translation>
</message>
<message>
<source>pathological</source>
<translation>病理性</translation>
</message>
<message>
<source>injury</source>
<translation>外伤</translation>
</message>
<message>
<source>walks alone</source>
<translation>可独立行走</translation>
</message>
<message>
<source>walks with help</source>
<translation>需协助行走</translation>
</message>
<message>
<source>does not walk</source>
<translation>不能行走</translation>
</message>
<message>
<source>last seen in month {months}</source>
<translation>末次随访为第 {months} 个月</translation>
</message>
<message>
<source>bladder and bowel well again</source>
<translation>膀胱和肠道功能恢复</translation>
</message>
<message>
<source>bladder and bowel not well</source>
<translation>膀胱和肠道功能未恢复</translation>
</message>
<message>
<source>no leak</source>
<translation>无渗漏</translation>
</message>
<message>
<source>nothing</source>
<translation>无</translation>
</message>
<message>
<source>Weakest muscle</source>
<translation>最弱肌力</translation>
</message>
<message>
<source>What was done</source>
<translation>所做的处理</translation>
</message>
<message>
<source>How it ended</source>
<translation>结局</translation>
</message>
<message>
<source>Remark</source>
<translation>备注</translation>
</message>
<message>
<source>This case</source>
<translation>本病例</translation>
</message>
<message>
<source>Chosen case</source>
<translation>所选病例</translation>
</message>
<message>
<source>How alike</source>
<translation>相似程度</translation>
</message>
</context>
<context>
<name>messages.cortex</name>
<message>
<source>medial wall</source>
<translation>内侧壁</translation>
</message>
<message>
<source>lateral wall</source>
<translation>外侧壁</translation>
</message>
<message>
<source>upper wall</source>
<translation>头侧壁</translation>
</message>
<message>
<source>lower wall</source>
<translation>尾侧壁</translation>
</message>
<message>
<source>right side wall of the body</source>
<translation>椎体右侧壁</translation>
</message>
<message>
<source>left side wall of the body</source>
<translation>椎体左侧壁</translation>
</message>
<message>
<source>no cortex stands out: thin, too coarse an image, or gone</source>
<translation>未显示出皮质：过薄、影像过粗或已缺失</translation>
</message>
<message>
<source>the place of the wall is too uncertain</source>
<translation>骨壁位置过于不确定</translation>
</message>
<message>
<source>metal or cement lies over it</source>
<translation>被金属物或骨水泥遮盖</translation>
</message>
<message>
<source>too little of it to judge</source>
<translation>显示过少，无法判断</translation>
</message>
<message>
<source>{name}: cortex not seen{reason}.</source>
<translation>{name}：未见皮质{reason}。</translation>
</message>
<message>
<source>No {also}gap wider than {largest} was seen in: {listed}.</source>
<translation>下列部位未见宽于 {largest} 的{also}缺损：{listed}。</translation>
</message>
<message>
<source>{name}: its cortex was not looked for.</source>
<translation>{name}：未检查其皮质。</translation>
</message>
<message>
<source>{name}: gap, {sizes}.</source>
<translation>{name}：有缺损，{sizes}。</translation>
</message>
<message>
<source>{name}: no gap wider than {least} was seen.</source>
<translation>{name}：未见宽于 {least} 的缺损。</translation>
</message>
<message>
<source>The images show too little of the cortex to tell of gaps in it.</source>
<translation>影像显示的皮质过少，无法判断有无缺损。</translation>
</message>
<message>
<source>other </source>
<translation>其他</translation>
</message>
<message>
<source> The cortex was not seen in: {listed}.</source>
<translation>下列部位未见皮质：{listed}。</translation>
</message>
<message>
<source>any wall</source>
<translation>所有骨壁</translation>
</message>
<message>
<source> It reaches a gap in the {reached}.</source>
<translation>它通至{reached}的缺损。</translation>
</message>
<message>
<source>The CT shows a gap in the {wall_words}: {gap_words}.</source>
<translation>CT 显示{wall_words}有缺损：{gap_words}。</translation>
</message>
<message>
<source>Gap in the cortex, {wall_words}: {gap_words}.</source>
<translation>皮质缺损，{wall_words}：{gap_words}。</translation>
</message>
<message>
<source>gap, {size}</source>
<translation>缺损，{size}</translation>
</message>
<message>
<source>Opening in the place of the basivertebral foramen: {gap_words}. A gap of this size there looks the same.</source>
<translation>椎基静脉孔处有开口：{gap_words}。该处同样大小的皮质缺损看起来与之相同。</translation>
</message>
<message>
<source>foramen or gap, {size}</source>
<translation>静脉孔或缺损，{size}</translation>
</message>
<message>
<source>Gas in the body ({gas}): a cleft.{opens}</source>
<translation>椎体内有气体（{gas}）：椎体内裂隙。{opens}</translation>
</message>
<message>
<source>gas, {gas}</source>
<translation>气体，{gas}</translation>
</message>
<message>
<source>both side walls of the body</source>
<translation>椎体两侧壁</translation>
</message>
<message>
<source>both endplates</source>
<translation>上下终板</translation>
</message>
<message>
<source>both pedicles</source>
<translation>双侧椎弓根</translation>
</message>
<message>
<source>the right pedicle</source>
<translation>右侧椎弓根</translation>
</message>
<message>
<source>the left pedicle</source>
<translation>左侧椎弓根</translation>
</message>
</context>
<context>
<name>messages.danger_findings</name>
<message>
<source>the spinal cord</source>
<translation>脊髓</translation>
</message>
<message>
<source>the roots of the cauda equina</source>
<translation>马尾神经根</translation>
</message>
<message>
<source>The needle's surface is {intrusion} inside the spinal canal, which holds {content}</source>
<translation>穿刺针表面进入椎管 {intrusion}，该处椎管内有{content}</translation>
</message>
<message>
<source>the dura</source>
<translation>硬膜囊</translation>
</message>
<message>
<source>{in_canal}. That deep, or that far through the medial wall, the dura is at risk.</source>
<translation>{in_canal}。进入如此之深，或突破内侧壁如此之多，硬膜有损伤风险。</translation>
</message>
<message>
<source>The needle passes the canal at {canal_gap}, but its border may lie {uncertainty} from where it is drawn: not enough to be sure.</source>
<translation>穿刺针距椎管 {canal_gap} 经过，但椎管边界可能偏离所绘位置 {uncertainty}：不足以确认安全。</translation>
</message>
<message>
<source>The needle passes the canal at {canal_gap}.</source>
<translation>穿刺针距椎管 {canal_gap} 经过。</translation>
</message>
<message>
<source>The needle runs {metal_gap} into metal. A screw in the way turns the needle towards the canal.</source>
<translation>穿刺针进入金属物 {metal_gap}。路径上的螺钉会使穿刺针转向椎管。</translation>
</message>
<message>
<source>The needle passes metal at {metal_gap} (asked for: {limit_gap}).</source>
<translation>穿刺针距金属物 {metal_gap} 经过（要求：至少 {limit_gap}）。</translation>
</message>
<message>
<source>There is metal in this vertebra, {metal_gap} from the needle. The CT beside it cannot be trusted.</source>
<translation>该椎骨内有金属物，距穿刺针 {metal_gap}。其旁的 CT 影像不可信。</translation>
</message>
<message>
<source>A view is turned or tilted by {error}: what it shows of the needle cannot be judged. Correct the C-arm.</source>
<translation>某一透视位旋转或倾斜了 {error}：其所示穿刺针的情况无法判定。请校正 C形臂。</translation>
</message>
<message>
<source>A view is turned or tilted by {error}. Correct the C-arm before you trust it.</source>
<translation>某一透视位旋转或倾斜了 {error}。请先校正 C形臂，再采信该透视。</translation>
</message>
<message>
<source>The vertebra lies {off_axis} from the central ray, where parallax misleads. Centre it.</source>
<translation>椎骨偏离中心射线 {off_axis}，该处视差会造成误导。请将其置于中心。</translation>
</message>
<message>
<source>The pedicle is {width} wide at its narrowest, the needle {diameter} thick: it cannot pass. Take a thinner needle or another access.</source>
<translation>椎弓根最窄处宽 {width}，穿刺针直径 {diameter}：无法通过。请换用更细的穿刺针或其他入路。</translation>
</message>
<message>
<source>The pedicle on the {side} is {width} wide at its narrowest, the needle {diameter} thick: {spare} to spare (asked for: {limit_spare}). Consider a thinner needle.</source>
<translation>{side}椎弓根最窄处宽 {width}，穿刺针直径 {diameter}：余量 {spare}（要求：至少 {limit_spare}）。请考虑更细的穿刺针。</translation>
</message>
<message>
<source>The pedicle is {width} wide at its narrowest, the needle {diameter} thick.</source>
<translation>椎弓根最窄处宽 {width}，穿刺针直径 {diameter}。</translation>
</message>
<message>
<source>The needle is {instrument} long, and {needed} or more are needed from the skin to the tip. Take a longer one.</source>
<translation>穿刺针长 {instrument}，而从皮肤到针尖至少需要 {needed}。请换用更长的穿刺针。</translation>
</message>
<message>
<source>Of the needle's {instrument} only {spare} stay outside the skin (asked for: {limit_spare}). Take a longer one.</source>
<translation>穿刺针长 {instrument}，皮肤外仅余 {spare}（要求：至少 {limit_spare}）。请换用更长的穿刺针。</translation>
</message>
<message>
<source>The needle is {instrument} long; {needed} are needed from the skin to the tip.</source>
<translation>穿刺针长 {instrument}；从皮肤到针尖需要 {needed}。</translation>
</message>
<message>
<source>The skin is not in the field of view on this needle's line, so whether {instrument} are enough cannot be told: at least {needed} are needed. Open a scan that shows the back.</source>
<translation>在该穿刺针的延长线上，皮肤不在视野内，因此无法判断 {instrument} 是否足够：至少需要 {needed}。请打开显示背部皮肤的扫描。</translation>
</message>
<message>
<source>{needle_pair} run into each other. Move one of them.</source>
<translation>相互碰撞：{needle_pair}。请移动其中一根。</translation>
</message>
<message>
<source>{needle_pair} pass each other at {gap} (asked for: {limit_gap}).</source>
<translation>两针交错时相距 {gap}（要求：至少 {limit_gap}）：{needle_pair}。</translation>
</message>
<message>
<source>The needles of this level keep {gap} apart.</source>
<translation>该节段的穿刺针彼此相距 {gap}。</translation>
</message>
<message>
<source>The tip ends at {depth} of the body's depth; {limit_shallow} or more is the usual target.</source>
<translation>针尖止于椎体深度的 {depth} 处；通常目标为不低于 {limit_shallow}。</translation>
</message>
<message>
<source>The tip ends at {depth} of the body's depth, further forward than usual.</source>
<translation>针尖止于椎体深度的 {depth} 处，比通常更靠前。</translation>
</message>
<message>
<source>The tip lies {tip_offset} beyond the midline. In the body that is only noted.</source>
<translation>针尖越过中线 {tip_offset}。在椎体内这仅作提示。</translation>
</message>
<message>
<source>The tip ends at {depth} of the body's depth, on its own side of the midline.</source>
<translation>针尖止于椎体深度的 {depth} 处，位于中线的进针侧。</translation>
</message>
<message>
<source>Needle in the canal, dura at risk</source>
<translation>穿刺针在椎管内，硬膜有风险</translation>
</message>
<message>
<source>Needle in the canal</source>
<translation>穿刺针在椎管内</translation>
</message>
<message>
<source>Not sure to miss the canal</source>
<translation>不能确认避开椎管</translation>
</message>
<message>
<source>The canal was not outlined, so nobody can say whether the needle meets it. Use outlines that show it.</source>
<translation>未勾画椎管，因此无法断言穿刺针是否碰到椎管。请使用显示椎管的轮廓。</translation>
</message>
<message>
<source>Not judged: the canal was not seen</source>
<translation>未判定：未见椎管</translation>
</message>
<message>
<source>Metal in the way</source>
<translation>路径上有金属物</translation>
</message>
<message>
<source>Metal near the needle</source>
<translation>穿刺针附近有金属物</translation>
</message>
<message>
<source>Metal in this vertebra</source>
<translation>该椎骨内有金属物</translation>
</message>
<message>
<source>There is no metal in this vertebra.</source>
<translation>该椎骨内无金属物。</translation>
</message>
<message>
<source>There is metal in this vertebra, but where it lies was not measured: whether the needle meets it cannot be judged.</source>
<translation>该椎骨内有金属物，但其位置未测量：无法判定穿刺针是否会碰到它。</translation>
</message>
<message>
<source>Not judged: metal of unknown place</source>
<translation>未判定：金属物位置不明</translation>
</message>
<message>
<source>What was answered about metal contradicts the CT. Look again and correct the one that is wrong.</source>
<translation>关于金属物的回答与 CT 矛盾。请重新查看，并更正有误的一项。</translation>
</message>
<message>
<source>Answer about metal contradicts the CT</source>
<translation>关于金属物的回答与 CT 矛盾</translation>
</message>
<message>
<source>A view is older than the last advance of the needle. Take it again.</source>
<translation>某一透视早于穿刺针的最近一次推进。请重新拍摄。</translation>
</message>
<message>
<source>A view is out of date</source>
<translation>某一透视已过时</translation>
</message>
<message>
<source>A view is not true</source>
<translation>某一透视不是标准位</translation>
</message>
<message>
<source>A view is not quite true</source>
<translation>某一透视略偏离标准位</translation>
</message>
<message>
<source>The vertebra is not centred</source>
<translation>椎骨未居中</translation>
</message>
<message>
<source>Both views are true and recent.</source>
<translation>两个透视均为标准位且为最新。</translation>
</message>
<message>
<source>The tip is bevelled: turn its opening away from the posterior wall before cement is pushed.</source>
<translation>针尖为斜面：推注骨水泥前，请将其开口转向背离椎体后壁的方向。</translation>
</message>
<message>
<source>Bevel: turn it forward</source>
<translation>斜面：转向前方</translation>
</message>
<message>
<source>The tip is not bevelled.</source>
<translation>针尖不是斜面。</translation>
</message>
<message>
<source>Pedicle narrower than the needle</source>
<translation>椎弓根比穿刺针窄</translation>
</message>
<message>
<source>Pedicle tight for this needle</source>
<translation>椎弓根对该穿刺针偏窄</translation>
</message>
<message>
<source>The needle is planned beside the pedicle, so its width does not matter.</source>
<translation>穿刺针计划走在椎弓根旁，因此椎弓根的宽度无关紧要。</translation>
</message>
<message>
<source>Beside the pedicle</source>
<translation>椎弓根旁</translation>
</message>
<message>
<source>Needle too short</source>
<translation>穿刺针过短</translation>
</message>
<message>
<source>Needle barely long enough</source>
<translation>穿刺针长度勉强足够</translation>
</message>
<message>
<source>Not judged: the skin is not in the images</source>
<translation>未判定：皮肤不在影像内</translation>
</message>
<message>
<source>Two needles collide</source>
<translation>两根穿刺针碰撞</translation>
</message>
<message>
<source>Two needles nearly touch</source>
<translation>两根穿刺针几乎相触</translation>
</message>
<message>
<source>Tip short of its target</source>
<translation>针尖未达目标</translation>
</message>
<message>
<source>Tip far forward</source>
<translation>针尖过于靠前</translation>
</message>
<message>
<source>Tip beyond the midline</source>
<translation>针尖越过中线</translation>
</message>
<message>
<source>The needle is on its way to the body.</source>
<translation>穿刺针正在通向椎体的途中。</translation>
</message>
</context>
<context>
<name>messages.entries</name>
<message>
<source>{way} to the left</source>
<translation>向左 {way}</translation>
</message>
<message>
<source>{way} medial</source>
<translation>偏内侧 {way}</translation>
</message>
<message>
<source>{way} caudal</source>
<translation>偏足侧 {way}</translation>
</message>
<message>
<source>more than {way}</source>
<translation>大于 {way}</translation>
</message>
<message>
<source>{way} to the right</source>
<translation>向右 {way}</translation>
</message>
<message>
<source>{way} lateral</source>
<translation>偏外侧 {way}</translation>
</message>
<message>
<source>{way} cranial</source>
<translation>偏头侧 {way}</translation>
</message>
<message>
<source>Where the needles enter</source>
<translation>进针位置</translation>
</message>
<message>
<source>Bone: from the midline</source>
<translation>骨面：距中线</translation>
</message>
<message>
<source>Bone: from the middle of the pedicle</source>
<translation>骨面：距椎弓根中心</translation>
</message>
<message>
<source>Bone: behind the back wall</source>
<translation>骨面：椎体后壁之后</translation>
</message>
<message>
<source>Skin: from the midline</source>
<translation>皮肤：距中线</translation>
</message>
<message>
<source>Skin: from the middle of the body</source>
<translation>皮肤：距椎体中心高度</translation>
</message>
<message>
<source>From skin to bone</source>
<translation>皮肤至骨面</translation>
</message>
<message>
<source>not in the images</source>
<translation>不在影像内</translation>
</message>
</context>
<context>
<name>messages.errors</name>
<message>
<source>Your department's policy is not in force. {why} {consequence}</source>
<translation>贵科室的规则未生效。{why} {consequence}</translation>
</message>
<message>
<source>{sentence} The file {file} helps to mend it; it names no patient.</source>
<translation>{sentence}文件 {file} 有助于修复；其中不含任何患者姓名。</translation>
</message>
<message>
<source>{names} and {count} more</source>
<translation>{names} 等，另有 {count} 个</translation>
</message>
<message>
<source> and </source>
<translation> 和 </translation>
</message>
<message>
<source>{file} is not there or cannot be read; choose another folder.</source>
<translation>{file} 不存在或无法读取；请选择其他文件夹。</translation>
</message>
<message>
<source>{file} holds no CT series that can be opened; choose its folder.</source>
<translation>{file} 中没有可打开的 CT 序列；请选择其所在文件夹。</translation>
</message>
<message>
<source>The slices of this series do not form an even volume; export it again, or choose another series.</source>
<translation>该序列的各层不构成均匀的体数据；请重新导出，或选择其他序列。</translation>
</message>
<message>
<source>The pictures of this series cannot be read; copy it again from its source.</source>
<translation>该序列的图像无法读取；请从来源处重新复制。</translation>
</message>
<message>
<source>A part of the program failed while it worked; nothing else is harmed. Try again, or go on without it.</source>
<translation>程序的一部分在运行中失败；其他部分未受影响。请重试，或不使用它继续。</translation>
</message>
<message>
<source>It was stopped before it was done; nothing of it was kept.</source>
<translation>在完成之前已停止；未保留任何结果。</translation>
</message>
<message>
<source>A part of the program took longer than {seconds} s and was stopped; nothing else is harmed. Try again, or go on without it.</source>
<translation>程序的一部分运行超过 {seconds} s，已被停止；其他部分未受影响。请重试，或不使用它继续。</translation>
</message>
<message>
<source>The cluster cannot be used; leave --scheduler out.</source>
<translation>集群无法使用；请去掉 --scheduler。</translation>
</message>
<message>
<source>The plan belongs to another series than {file}; choose the CT it was made on.</source>
<translation>该计划不属于 {file} 这一序列；请选择制定计划所用的 CT。</translation>
</message>
<message>
<source>The plan document cannot be used: {reason}. Choose another file.</source>
<translation>计划文档无法使用：{reason}。请选择其他文件。</translation>
</message>
<message>
<source>{file} was written by a later version of Isthmus ({value}; this one reads {known}); open it with that version.</source>
<translation>{file} 由较新版本的 Isthmus 写成（{value}；本版本可读取 {known}）；请用该版本打开。</translation>
</message>
<message>
<source>The case file {file} cannot be used; choose another file.</source>
<translation>病例文件 {file} 无法使用；请选择其他文件。</translation>
</message>
<message>
<source>A needle of the plan cannot be used: {reason}. Draw it again.</source>
<translation>计划中的一根穿刺针无法使用：{reason}。请重新绘制。</translation>
</message>
<message>
<source>The label map {file} cannot be used: {reason}. Choose another, or place landmarks.</source>
<translation>标签图 {file} 无法使用：{reason}。请另选一个，或放置标志点。</translation>
</message>
<message>
<source>The level {level} is not covered; choose another level or another label map.</source>
<translation>未覆盖节段 {level}；请选择其他节段或其他标签图。</translation>
</message>
<message>
<source>The landmarks of {level} do not fit together: check {names}.</source>
<translation>{level} 的标志点相互不符：请检查{names}。</translation>
</message>
<message>
<source>TotalSegmentator could not be used. Use one click or landmarks, or a label map made elsewhere.</source>
<translation>TotalSegmentator 无法使用。请改用单击种子点或标志点，或使用在别处制作的标签图。</translation>
</message>
<message>
<source>The point placed for {level} cannot be used: click into the middle of its body, or place landmarks.</source>
<translation>为 {level} 放置的点无法使用：请单击其椎体中央，或放置标志点。</translation>
</message>
<message>
<source>The anatomy of {level} looks mirrored: right and left may be swapped. Do not use it.</source>
<translation>{level} 的解剖结构似为镜像：左右可能互换。切勿使用。</translation>
</message>
<message>
<source>{level} cannot be measured, as this was not found: {structure}. Place landmarks instead.</source>
<translation>{level} 无法测量，因为未找到：{structure}。请改为放置标志点。</translation>
</message>
<message>
<source>The policy {file} cannot be used; correct it, or take it away.</source>
<translation>科室规则 {file} 无法使用；请改正或移除。</translation>
</message>
<message>
<source>The markups cannot be used: {reason}. Choose another file.</source>
<translation>标记无法使用：{reason}。请选择其他文件。</translation>
</message>
<message>
<source>This could not be exported: {reason}. Choose another place.</source>
<translation>无法导出：{reason}。请选择其他位置。</translation>
</message>
<message>
<source>{level} could not be found again on the later CT (agreement {correlation}, repeated searches {spread_mm:mm} apart); show it there by three points.</source>
<translation>未能在术后 CT 上重新找到 {level}（吻合度 {correlation}，重复搜索相差 {spread_mm:mm}）；请在其上用三个点指出。</translation>
</message>
<message>
<source>The review tool {tool} breaks its contract; go on without it.</source>
<translation>回顾工具 {tool} 违反约定；请不使用它继续。</translation>
</message>
<message>
<source>The registry of review cases cannot be used; check its file, or move it away.</source>
<translation>回顾病例登记库无法使用；请检查其文件，或将其移走。</translation>
</message>
<message>
<source>The review case cannot be used: {reason}. Choose another file.</source>
<translation>该回顾病例无法使用：{reason}。请选择其他文件。</translation>
</message>
<message>
<source>The rule book {file} cannot be used; install the program again.</source>
<translation>规则库 {file} 无法使用；请重新安装程序。</translation>
</message>
<message>
<source>Something failed that has no name yet. Your plan is unchanged: save it, and report what you did.</source>
<translation>发生了一个尚无名称的错误。您的计划未被更改：请保存，并报告您所做的操作。</translation>
</message>
<message>
<source>The program made a mistake ({kind}) and stopped what it was doing. Your plan is unchanged: save it, then start again.</source>
<translation>程序出错（{kind}），已停止正在进行的操作。您的计划未被更改：请保存，然后重新启动。</translation>
</message>
</context>
<context>
<name>messages.exchange</name>
<message>
<source>{count} lines of {name} were taken over as needles.</source>
<translation>{name} 中的 {count} 条线段已取作穿刺针。</translation>
</message>
<message>
<source>{count} files in {place}, of the state {state}.</source>
<translation>{place} 中有 {count} 个文件，对应状态 {state}。</translation>
</message>
<message>
<source>Every line of {name} is a needle of this plan already.</source>
<translation>{name} 中的每条线段都已是本计划的穿刺针。</translation>
</message>
<message>
<source>One line of {name} was taken over as a needle.</source>
<translation>{name} 中的一条线段已取作穿刺针。</translation>
</message>
<message>
<source>{place} is written, of the state {state}.</source>
<translation>{place} 已写入，对应状态 {state}。</translation>
</message>
<message>
<source>One file in {place}, of the state {state}.</source>
<translation>{place} 中有一个文件，对应状态 {state}。</translation>
</message>
<message>
<source>{file} could not be read; check the path and your rights to it.</source>
<translation>{file} 无法读取；请检查路径和您对它的权限。</translation>
</message>
<message>
<source>{file} is no JSON document, or is cut off; save the markups again in 3D Slicer (.mrk.json).</source>
<translation>{file} 不是 JSON 文档，或已被截断；请在 3D Slicer 中重新保存标记（.mrk.json）。</translation>
</message>
<message>
<source>{file} holds no markups of 3D Slicer; choose a file that ends in .mrk.json.</source>
<translation>{file} 不含 3D Slicer 的标记；请选择以 .mrk.json 结尾的文件。</translation>
</message>
<message>
<source>{file} names {value} as its schema, which is not that of 3D Slicer's markups (version 1); save it again with 3D Slicer 5.</source>
<translation>{file} 声明其模式为 {value}，这不是 3D Slicer 标记（版本 1）的模式；请用 3D Slicer 5 重新保存。</translation>
</message>
<message>
<source>{file} holds “{value}”, which means nothing here; save it again with 3D Slicer 5, or take it out.</source>
<translation>{file} 含有“{value}”，在此没有意义；请用 3D Slicer 5 重新保存，或将其删除。</translation>
</message>
<message>
<source>The line “{name}” of {file} gives {value} as its coordinate system; only LPS and RAS are known. Save it again in one of them.</source>
<translation>{file} 中的线段“{name}”以 {value} 为坐标系；仅支持 LPS 和 RAS。请用其中之一重新保存。</translation>
</message>
<message>
<source>The line “{name}” of {file} is measured in {value}; save it again in mm.</source>
<translation>{file} 中的线段“{name}”以 {value} 为单位；请以 mm 重新保存。</translation>
</message>
<message>
<source>The line “{name}” of {file} has not two placed points; draw it again in 3D Slicer.</source>
<translation>{file} 中的线段“{name}”没有两个已放置的点；请在 3D Slicer 中重新绘制。</translation>
</message>
<message>
<source>{file} holds no line; draw each needle as a line markup in 3D Slicer.</source>
<translation>{file} 不含线段；请在 3D Slicer 中将每根穿刺针绘成线段标记。</translation>
</message>
<message>
<source>The line “{name}” lies outside the images; its coordinates belong to another patient or frame (LPS and RAS taken for each other?). Nothing was taken over.</source>
<translation>线段“{name}”位于影像之外；其坐标属于另一患者或另一坐标系（是否混淆了 LPS 与 RAS？）。未取入任何内容。</translation>
</message>
<message>
<source>The line “{name}” ends near no vertebra of this plan; its coordinates belong to another frame, or its level must be added first. Nothing was taken over.</source>
<translation>线段“{name}”的末端不在本计划任何椎骨附近；其坐标属于另一坐标系，或须先添加其节段。未取入任何内容。</translation>
</message>
<message>
<source>The line “{name}” runs from front to back; its coordinates belong to another frame (LPS and RAS taken for each other?), or entry and tip are swapped. Nothing was taken over.</source>
<translation>线段“{name}”由后向前的方向相反；其坐标属于另一坐标系（是否混淆了 LPS 与 RAS？），或进针点与针尖互换。未取入任何内容。</translation>
</message>
<message>
<source>The line “{name}” is too short for a needle; draw it again. Nothing was taken over.</source>
<translation>线段“{name}”过短，不能作为穿刺针；请重新绘制。未取入任何内容。</translation>
</message>
<message>
<source>These images are no DICOM series, so there is no study that DICOM objects could join; export surfaces or markups instead.</source>
<translation>这些影像不是 DICOM 序列，因此没有可供 DICOM 对象归入的检查；请改为导出表面或标记。</translation>
</message>
<message>
<source>These images came in one file that is no DICOM series, and its texts cannot be taken out; save them as DICOM first.</source>
<translation>这些影像来自一个非 DICOM 序列的单一文件，其文字无法去除；请先另存为 DICOM。</translation>
</message>
<message>
<source>{file} was captured from a screen, or its header says that names are part of the picture, so it cannot be made nameless. Leave it out of the folder and open the case anew.</source>
<translation>{file} 截取自屏幕，或其文件头表明姓名是图像的一部分，因此无法去除姓名。请将其移出文件夹，并重新打开病例。</translation>
</message>
<message>
<source>The texts of the label map {file} cannot be taken out; save it as NIfTI or as a DICOM segmentation, and choose it again.</source>
<translation>标签图 {file} 中的文字无法去除；请另存为 NIfTI 或 DICOM 分割，然后重新选择。</translation>
</message>
<message>
<source>What was written did not open as the same case, so it was thrown away; export it again, and report it if that fails too.</source>
<translation>写出的内容打开后与原病例不同，已被丢弃；请重新导出，若仍失败请报告。</translation>
</message>
<message>
<source>{file} cannot be read any more; put the images back to where they were, or open the case anew.</source>
<translation>{file} 已无法读取；请将影像放回原处，或重新打开病例。</translation>
</message>
<message>
<source>The images are no longer where they were opened; put them back, or open the case anew.</source>
<translation>影像已不在打开时的位置；请放回，或重新打开病例。</translation>
</message>
<message>
<source>There is nothing to export yet; measure a vertebra or plan a needle first.</source>
<translation>尚无可导出的内容；请先测量椎骨或规划穿刺针。</translation>
</message>
<message>
<source>{file} is there already; choose another name or an empty folder.</source>
<translation>{file} 已存在；请选择其他名称或空文件夹。</translation>
</message>
<message>
<source>{file} could not be written; check the free space and your rights there, or choose another place.</source>
<translation>{file} 无法写入；请检查该处的可用空间和您的权限，或选择其他位置。</translation>
</message>
<message>
<source>{file} was written ({title}).</source>
<translation>已写入 {file}（{title}）。</translation>
</message>
<message>
<source>Say what to export: --dicom DIR, --stl DIR, --markups FILE or --deidentified DIR; see `isthmus export --help`.</source>
<translation>请指明要导出的内容：--dicom DIR、--stl DIR、--markups FILE 或 --deidentified DIR；参见 `isthmus export --help`。</translation>
</message>
<message>
<source>Export</source>
<translation>导出</translation>
</message>
<message>
<source>Replace</source>
<translation>替换</translation>
</message>
<message>
<source>DICOM objects for the study of the images</source>
<translation>归入影像所属检查的 DICOM 对象</translation>
</message>
<message>
<source>Segmentation, measurements and findings, report and pictures, for archives and viewers.</source>
<translation>分割、测量和判定、报告和图片，供归档系统和阅片软件使用。</translation>
</message>
<message>
<source>Surfaces</source>
<translation>表面</translation>
</message>
<message>
<source>Vertebrae, needles and cement as STL and OBJ in LPS mm, for printers and other programs.</source>
<translation>椎骨、穿刺针和骨水泥，写成 STL 和 OBJ（LPS 坐标，mm），供打印机和其他程序使用。</translation>
</message>
<message>
<source>Markups of 3D Slicer</source>
<translation>3D Slicer 的标记</translation>
</message>
<message>
<source>Needles as lines, landmarks as points.</source>
<translation>穿刺针为线段，标志点为点。</translation>
</message>
<message>
<source>The whole case without anybody's name</source>
<translation>整个病例，不含任何人的姓名</translation>
</message>
<message>
<source>Images, outlines and plan with new UIDs, without dates and typed texts. It opens in Isthmus with the same findings; its history stays here.</source>
<translation>影像、轮廓和计划，使用新的 UID，不含日期和键入的文字。在 Isthmus 中打开后判定相同；历史记录留在此处。</translation>
</message>
<message>
<source>With the patient's name and number; without, no archive files them</source>
<translation>含患者的姓名和编号；不含则无法归档</translation>
</message>
<message>
<source>As one zip archive</source>
<translation>打包为一个 zip 文件</translation>
</message>
<message>
<source>Say where the export is to be written.</source>
<translation>请指明导出的写入位置。</translation>
</message>
<message>
<source>{name} is there already. Replace writes over files of the same names in it; other files stay.</source>
<translation>{name} 已存在。“替换”会覆盖其中的同名文件；其他文件保留。</translation>
</message>
<message>
<source>Writing; nothing appears under its name before it is whole.</source>
<translation>正在写入；完整之前不会以其名称出现。</translation>
</message>
<message>
<source>Stopped. Nothing was written.</source>
<translation>已停止。未写入任何内容。</translation>
</message>
<message>
<source>Not measured, so without bone: {levels}.</source>
<translation>未测量，因此不含骨质：{levels}。</translation>
</message>
<message>
<source>It names nobody: new UIDs, no dates, no typed texts, initials as numbers. Look at the pictures before you hand it on: a face or a scar may still be told.</source>
<translation>不含任何人的姓名：新的 UID，无日期，无键入的文字，姓名缩写以数字代替。交给他人之前请查看图片：面部或疤痕仍可能被认出。</translation>
</message>
<message>
<source>The DICOM objects name nobody: an archive will not file them. With --identified they carry the patient's name and number.</source>
<translation>DICOM 对象不含任何人的姓名：归档系统不会收录。使用 --identified 则会写入患者的姓名和编号。</translation>
</message>
<message>
<source>The DICOM objects carry the patient's name and number, as the images do: keep them as you keep those.</source>
<translation>DICOM 对象与影像一样含有患者的姓名和编号：请像保管影像那样保管它们。</translation>
</message>
</context>
<context>
<name>messages.facts</name>
<message>
<source>(not given)</source>
<translation>（未提供）</translation>
</message>
<message>
<source>none</source>
<translation>无</translation>
</message>
</context>
<context>
<name>messages.falls</name>
<message>
<source>Isthmus fell over when it was last open ({kind}). What you had done is kept: open your case, or the work listed on the start page. The report helps to mend it; it names no patient and no folder of yours.</source>
<translation>Isthmus 上次打开时意外终止（{kind}）。您所做的工作已保留：请打开您的病例，或打开起始页上列出的工作。报告有助于修复问题；其中不含患者姓名，也不含您的任何文件夹。</translation>
</message>
<message>
<source>Copy report</source>
<translation>复制报告</translation>
</message>
<message>
<source>Copied</source>
<translation>已复制</translation>
</message>
<message>
<source>Delete report</source>
<translation>删除报告</translation>
</message>
<message>
<source>Put this message away</source>
<translation>收起此消息</translation>
</message>
</context>
<context>
<name>messages.files</name>
<message>
<source>Isthmus case, with its history (*.isthmus)</source>
<translation>Isthmus 病例，含历史记录 (*.isthmus)</translation>
</message>
<message>
<source>Plan document (*.json)</source>
<translation>计划文档 (*.json)</translation>
</message>
<message>
<source>All files (*)</source>
<translation>所有文件 (*)</translation>
</message>
<message>
<source>DICOM pictures and disc indexes (*.dcm *.ima DICOMDIR)</source>
<translation>DICOM 图像和光盘索引 (*.dcm *.ima DICOMDIR)</translation>
</message>
<message>
<source>Archives (*.zip)</source>
<translation>压缩包 (*.zip)</translation>
</message>
<message>
<source>Volumes (*.nii *.nii.gz *.nrrd *.nhdr *.mha *.mhd)</source>
<translation>体数据 (*.nii *.nii.gz *.nrrd *.nhdr *.mha *.mhd)</translation>
</message>
<message>
<source>Label maps (*.nii *.nii.gz *.nrrd *.mha *.mhd *.dcm *.seg)</source>
<translation>标签图 (*.nii *.nii.gz *.nrrd *.mha *.mhd *.dcm *.seg)</translation>
</message>
<message>
<source>Report on paper (*.pdf)</source>
<translation>纸质报告 (*.pdf)</translation>
</message>
<message>
<source>Web page (*.html)</source>
<translation>网页 (*.html)</translation>
</message>
<message>
<source>Table (*.csv)</source>
<translation>表格 (*.csv)</translation>
</message>
<message>
<source>Review cases (*.json *.csv)</source>
<translation>回顾病例 (*.json *.csv)</translation>
</message>
<message>
<source>Document (*.json)</source>
<translation>文档 (*.json)</translation>
</message>
<message>
<source>Markups of 3D Slicer (*.mrk.json *.json)</source>
<translation>3D Slicer 标记 (*.mrk.json *.json)</translation>
</message>
<message>
<source>Animated GIF (*.gif)</source>
<translation>GIF 动画 (*.gif)</translation>
</message>
<message>
<source>Strip of pictures (*.png)</source>
<translation>图条 (*.png)</translation>
</message>
<message>
<source>Plugin (*.isthmus-plugin plugin.toml)</source>
<translation>插件 (*.isthmus-plugin plugin.toml)</translation>
</message>
<message>
<source>Open folder of images</source>
<translation>打开影像文件夹</translation>
</message>
<message>
<source>Open</source>
<translation>打开</translation>
</message>
<message>
<source>Choose label map</source>
<translation>选择标签图</translation>
</message>
<message>
<source>Save case</source>
<translation>保存病例</translation>
</message>
<message>
<source>Save report</source>
<translation>保存报告</translation>
</message>
<message>
<source>Export to folder</source>
<translation>导出到文件夹</translation>
</message>
<message>
<source>Take needles from 3D Slicer</source>
<translation>从 3D Slicer 读取穿刺针</translation>
</message>
<message>
<source>Save audit trail</source>
<translation>保存审计记录</translation>
</message>
<message>
<source>Add review cases</source>
<translation>添加回顾病例</translation>
</message>
<message>
<source>Export review cases</source>
<translation>导出回顾病例</translation>
</message>
<message>
<source>Export advance</source>
<translation>导出推进过程</translation>
</message>
</context>
<context>
<name>messages.finding_parts</name>
<message>
<source>third</source>
<translation>三分之一</translation>
</message>
<message>
<source>quarter</source>
<translation>四分之一</translation>
</message>
<message>
<source>sixth</source>
<translation>六分之一</translation>
</message>
<message>
<source>posterior {depth}</source>
<translation>后 {depth}</translation>
</message>
<message>
<source>side that is not known</source>
<translation>未知侧</translation>
</message>
<message>
<source>posterior part</source>
<translation>后部</translation>
</message>
<message>
<source>pedicle</source>
<translation>椎弓根</translation>
</message>
<message>
<source>Needles {known}</source>
<translation>穿刺针 {known}</translation>
</message>
<message>
<source>Two needles</source>
<translation>两根穿刺针</translation>
</message>
<message>
<source>needle {name}</source>
<translation>穿刺针 {name}</translation>
</message>
<message>
<source>an earlier needle</source>
<translation>先前的一根穿刺针</translation>
</message>
<message>
<source>posterior {word}</source>
<translation>后{word}</translation>
</message>
</context>
<context>
<name>messages.findings</name>
<message>
<source>Not judged: the vertebra has no walls yet</source>
<translation>未判定：该椎骨尚无骨壁轮廓</translation>
</message>
<message>
<source>Does not apply at this level</source>
<translation>不适用于该节段</translation>
</message>
<message>
<source>Waits for an answer</source>
<translation>等待回答</translation>
</message>
<message>
<source>Answer and measurement contradict each other</source>
<translation>回答与测量结果相互矛盾</translation>
</message>
<message>
<source>Not judged: the cement was not looked for</source>
<translation>未判定：未查找骨水泥</translation>
</message>
<message>
<source>Not judged: the end of the track is lost in cement</source>
<translation>未判定：针道末端被骨水泥遮蔽</translation>
</message>
<message>
<source>Not judged: the track is not known so well</source>
<translation>未判定：针道的位置不够确定</translation>
</message>
<message>
<source>Not judged: no CT shows it</source>
<translation>未判定：没有 CT 显示</translation>
</message>
<message>
<source>Not judged: the place of the cement is not told</source>
<translation>未判定：未说明骨水泥的位置</translation>
</message>
<message>
<source>Not judged: where in the canal is not told</source>
<translation>未判定：未说明在椎管内何处</translation>
</message>
<message>
<source>Not judged: the examination is incomplete</source>
<translation>未判定：检查不完整</translation>
</message>
<message>
<source>Not judged: cement within the dura is not settled</source>
<translation>未判定：骨水泥是否在硬膜内尚未确定</translation>
</message>
<message>
<source>No cement in the canal</source>
<translation>椎管内无骨水泥</translation>
</message>
<message>
<source>The size of the body was not measured</source>
<translation>未测量椎体大小</translation>
</message>
<message>
<source>Not judged: this pedicle was not seen</source>
<translation>未判定：未见该侧椎弓根</translation>
</message>
<message>
<source>Not judged: the needle ends before the canal</source>
<translation>未判定：穿刺针在到达椎管前终止</translation>
</message>
<message>
<source>Not judged: the images are too coarse</source>
<translation>未判定：影像过粗</translation>
</message>
<message>
<source>Not judged: a wall could not be seen</source>
<translation>未判定：有骨壁未能显示</translation>
</message>
<message>
<source>Turned off by your department</source>
<translation>已由贵科室关闭</translation>
</message>
<message>
<source>A limit of your department is not kept</source>
<translation>未满足贵科室的一项限值</translation>
</message>
<message>
<source>A limit of your department is kept</source>
<translation>满足贵科室的一项限值</translation>
</message>
<message>
<source>Hardly more room than the wall is uncertain</source>
<translation>余量几乎不超过骨壁的不确定度</translation>
</message>
<message>
<source>Not judged: this was not measured</source>
<translation>未判定：此项未测量</translation>
</message>
<message>
<source>Not judged: the measurement cannot be relied on</source>
<translation>未判定：测量结果不可靠</translation>
</message>
<message>
<source>limit from the literature</source>
<translation>限值来自文献</translation>
</message>
<message>
<source>limit chosen by this project</source>
<translation>限值由本项目选定</translation>
</message>
<message>
<source>limit derived by this project</source>
<translation>限值由本项目推导</translation>
</message>
<message>
<source>limit set by your department</source>
<translation>限值由贵科室设定</translation>
</message>
<message>
<source>{subject}: {words}</source>
<translation>{subject}：{words}</translation>
</message>
<message>
<source>, needle {needle}</source>
<translation>，穿刺针 {needle}</translation>
</message>
<message>
<source>This rule does not apply at {level}.</source>
<translation>本规则不适用于 {level}。</translation>
</message>
<message>
<source>The end of this track is lost in cement (it may lie {tip_uncertainty} further or less far), so this cannot be judged.</source>
<translation>该针道的末端被骨水泥遮蔽（可能更深或更浅 {tip_uncertainty}），因此无法判定。</translation>
</message>
<message>
<source>This track is known to ± {uncertainty} and ± {angle_uncertainty}: where it was fitted the rule is kept, where it may truly lie it is not.</source>
<translation>该针道的位置只确定到 ± {uncertainty} 和 ± {angle_uncertainty}：在拟合的位置符合此规则，在其可能的真实位置则不符合。</translation>
</message>
<message>
<source>The images do not show this: {walls_in_words}. Nothing can be cleared there; use landmarks or a label map for this vertebra.</source>
<translation>影像未显示：{walls_in_words}。该处不能判定为安全；请对该椎骨使用标志点或标签图。</translation>
</message>
<message>
<source>The images are measured every {coarsest} only: finer than {limit_too_coarse} is needed to clear a needle. Open a thinner series of this scan, or scan again.</source>
<translation>影像的采样间距为 {coarsest}，过于粗糙：须小于 {limit_too_coarse} 才能判定穿刺针安全。请打开本次扫描的更薄层序列，或重新扫描。</translation>
</message>
<message>
<source>{severity_meanings} (Reason: {reason}.)</source>
<translation>{severity_meanings}（原因：{reason}。）</translation>
</message>
<message>
<source>{level}, track {track}</source>
<translation>{level}，针道 {track}</translation>
</message>
<message>
<source>Nothing has been planned yet.</source>
<translation>尚未规划任何内容。</translation>
</message>
<message>
<source>limit of unknown origin</source>
<translation>限值来源不明</translation>
</message>
<message>
<source> et al.</source>
<translation> 等</translation>
</message>
<message>
<source>DOI {doi}</source>
<translation>DOI {doi}</translation>
</message>
<message>
<source>No DOI could be confirmed</source>
<translation>未能核实 DOI</translation>
</message>
<message>
<source>Accepted by {initials}: {reason}</source>
<translation>由 {initials} 接受：{reason}</translation>
</message>
<message>
<source>{value}. {source}. {note}</source>
<translation>{value}。{source}。{note}</translation>
</message>
<message>
<source>Nobody has answered this yet. Give the answer in the assessment of this level.</source>
<translation>此问题尚无人回答。请在该节段的评估中作答。</translation>
</message>
<message>
<source>Nobody has told this yet. Run the review, or answer about the patient.</source>
<translation>尚无人说明这一点。请运行术后回顾，或回答有关患者的问题。</translation>
</message>
<message>
<source>This cannot be judged while the vertebra has no walls. Complete it first.</source>
<translation>该椎骨尚无骨壁轮廓，因此无法判定。请先补全。</translation>
</message>
<message>
<source>What was answered contradicts what was measured. Look at the CT again and correct the one that is wrong.</source>
<translation>回答与测量结果矛盾。请重新查看 CT，并更正有误的一项。</translation>
</message>
<message>
<source>The pedicle on this side was not seen. Place its four landmarks, or use a label map that shows it.</source>
<translation>未见该侧椎弓根。请放置其四个标志点，或使用显示它的标签图。</translation>
</message>
<message>
<source>The needle ends before it passes the canal. Move the tip into the body.</source>
<translation>穿刺针在越过椎管之前即终止。请将针尖移入椎体。</translation>
</message>
<message>
<source>The cement on this CT was not looked for, so this cannot be judged.</source>
<translation>未在此 CT 上查找骨水泥，因此无法判定。</translation>
</message>
<message>
<source>No CT shows this. Make one, or add the one that was made.</source>
<translation>没有 CT 显示此项。请做 CT，或添加已做的 CT。</translation>
</message>
<message>
<source>Where the cement lies is not told yet, so this cannot be judged.</source>
<translation>尚未说明骨水泥位于何处，因此无法判定。</translation>
</message>
<message>
<source>Where in the canal the cement lies is not told. Give its compartment.</source>
<translation>未说明骨水泥位于椎管内何处。请填写其所在部位。</translation>
</message>
<message>
<source>The examination is not told in full, so this cannot be judged.</source>
<translation>检查内容未完整说明，因此无法判定。</translation>
</message>
<message>
<source>Whether cement lies within the dura is not settled, so this cannot be judged.</source>
<translation>骨水泥是否位于硬膜内尚未确定，因此无法判定。</translation>
</message>
<message>
<source>No cement lies in the canal.</source>
<translation>椎管内无骨水泥。</translation>
</message>
<message>
<source>How large the body is was not measured, so its filling cannot be told. Use outlines from a label map or a seeded segmentation.</source>
<translation>未测量椎体大小，因此无法得知其填充程度。请使用来自标签图或种子点分割的轮廓。</translation>
</message>
<message>
<source>Your department has turned this rule off; nothing was judged here.</source>
<translation>贵科室已关闭本规则；此处未作任何判定。</translation>
</message>
<message>
<source>STOP</source>
<translation>禁止（STOP）</translation>
</message>
<message>
<source>STOPs</source>
<translation>禁止（STOP）</translation>
</message>
<message>
<source>not assessable</source>
<translation>无法评估</translation>
</message>
<message>
<source>warning</source>
<translation>警告</translation>
</message>
<message>
<source>warnings</source>
<translation>警告</translation>
</message>
<message>
<source>note</source>
<translation>提示</translation>
</message>
<message>
<source>notes</source>
<translation>提示</translation>
</message>
<message>
<source>passed</source>
<translation>通过</translation>
</message>
</context>
<context>
<name>messages.fluoroscopy</name>
<message>
<source>Down the needle</source>
<translation>沿针轴观察</translation>
</message>
<message>
<source>Along, flat</source>
<translation>沿针水平面</translation>
</message>
<message>
<source>Along, upright</source>
<translation>沿针竖直面</translation>
</message>
<message>
<source>AP</source>
<translation>正位</translation>
</message>
<message>
<source>Lateral view</source>
<translation>侧位</translation>
</message>
<message>
<source>Bull's eye</source>
<translation>靶心位</translation>
</message>
<message>
<source>Scotty dog</source>
<translation>苏格兰犬位</translation>
</message>
<message>
<source>mean</source>
<translation>平均</translation>
</message>
<message>
<source>MIP</source>
<translation>MIP</translation>
</message>
<message>
<source>lateral of the pedicle</source>
<translation>超出椎弓根外侧缘</translation>
</message>
<message>
<source>lateral half</source>
<translation>外侧半</translation>
</message>
<message>
<source>medial half</source>
<translation>内侧半</translation>
</message>
<message>
<source>medial of the pedicle</source>
<translation>超出椎弓根内侧缘</translation>
</message>
<message>
<source>above or below the pedicle</source>
<translation>椎弓根上方或下方</translation>
</message>
<message>
<source>behind the canal</source>
<translation>椎管后方</translation>
</message>
<message>
<source>dorsal half of the pedicle</source>
<translation>椎弓根背侧半</translation>
</message>
<message>
<source>ventral half of the pedicle</source>
<translation>椎弓根腹侧半</translation>
</message>
<message>
<source>in the body</source>
<translation>椎体内</translation>
</message>
<message>
<source>Stop</source>
<translation>停止</translation>
</message>
<message>
<source>Not assessable here</source>
<translation>此处无法评估</translation>
</message>
<message>
<source>Careful</source>
<translation>小心</translation>
</message>
<message>
<source>Noted</source>
<translation>有提示</translation>
</message>
<message>
<source>Clear so far</source>
<translation>目前通过</translation>
</message>
<message>
<source>true view</source>
<translation>标准位</translation>
</message>
<message>
<source>not quite true</source>
<translation>略偏离标准位</translation>
</message>
<message>
<source>too far from true: P-01 is not assessable</source>
<translation>偏离标准位过多：P-01 无法评估</translation>
</message>
<message>
<source>The tube would go through the table: turn the C-arm back</source>
<translation>球管会碰穿床面：请将 C形臂转回</translation>
</message>
<message>
<source>The detector would go through the table: turn the C-arm back</source>
<translation>探测器会碰穿床面：请将 C形臂转回</translation>
</message>
<message>
<source>prone: {towards}</source>
<translation>患者俯卧位时：{towards}</translation>
</message>
<message>
<source>Detector above a prone patient, towards {towards}</source>
<translation>患者俯卧时探测器位于其上方，朝向{towards}</translation>
</message>
<message>
<source>turn {turn}°  tilt {tilt}°</source>
<translation>旋转 {turn}°  倾斜 {tilt}°</translation>
</message>
<message>
<source>{angle_deg:.1f}° off the needle</source>
<translation>偏离穿刺针 {angle_deg:.1f}°</translation>
</message>
<message>
<source>{angle_deg:.1f}° off the true view</source>
<translation>偏离标准位 {angle_deg:.1f}°</translation>
</message>
<message>
<source>Perspective shifts the tip by {shift_mm:.1f} mm: judged in parallel</source>
<translation>透视投影使针尖偏移 {shift_mm:.1f} mm：按平行投影判定</translation>
</message>
<message>
<source>× {magnification:.2f} magnified</source>
<translation>放大 × {magnification:.2f}</translation>
</message>
<message>
<source>{depth_mm:.1f} of {length_mm:.1f} mm</source>
<translation>{depth_mm:.1f} / {length_mm:.1f} mm</translation>
</message>
<message>
<source>head</source>
<translation>头侧</translation>
</message>
<message>
<source>feet</source>
<translation>足侧</translation>
</message>
<message>
<source>{deep_mm:.0f} mm before the skin</source>
<translation>距皮肤尚有 {deep_mm:.0f} mm</translation>
</message>
<message>
<source>{depth_mm:.0f} mm before the entry</source>
<translation>距进针点尚有 {depth_mm:.0f} mm</translation>
</message>
<message>
<source>{far_mm:.1f} mm past the posterior wall</source>
<translation>已越过椎体后壁 {far_mm:.1f} mm</translation>
</message>
<message>
<source>{far_mm:.1f} mm to the posterior wall</source>
<translation>距椎体后壁尚有 {far_mm:.1f} mm</translation>
</message>
<message>
<source>AP: {front}</source>
<translation>正位：{front}</translation>
</message>
<message>
<source>Lateral: {side}</source>
<translation>侧位：{side}</translation>
</message>
<message>
<source>{deep_mm:.0f} mm under the skin</source>
<translation>皮下 {deep_mm:.0f} mm</translation>
</message>
<message>
<source>{far_mm:.1f} mm to the medial border</source>
<translation>距内侧缘尚有 {far_mm:.1f} mm</translation>
</message>
<message>
<source>{far_mm:.1f} mm beyond the medial border</source>
<translation>已越过内侧缘 {far_mm:.1f} mm</translation>
</message>
<message>
<source>Oblique</source>
<translation>斜位</translation>
</message>
<message>
<source>Wheel or Page up and down: along the needle. In the needle tool, drag: move it. Ctrl and wheel: zoom. Middle drag: pan. Double-click: maximise. Home: fit.</source>
<translation>滚轮或 Page Up / Page Down：沿穿刺针移动层面。在穿刺针工具中拖动：移动穿刺针。Ctrl + 滚轮：缩放。中键拖动：平移。双击：最大化。Home：适合窗口。</translation>
</message>
<message>
<source>Drag, or arrows: turn the C-arm; Shift for larger steps. Wheel: push the needle. Ctrl and wheel: zoom. Middle drag: pan. Double-click: maximise. Home: fit.</source>
<translation>拖动或方向键：转动 C形臂；按住 Shift 步幅更大。滚轮：推进穿刺针。Ctrl + 滚轮：缩放。中键拖动：平移。双击：最大化。Home：适合窗口。</translation>
</message>
<message>
<source>Draw or propose a needle first</source>
<translation>请先绘制穿刺针或让程序建议一根</translation>
</message>
<message>
<source>X-ray pictures need a vertebra: choose a level first</source>
<translation>X 线图像需要椎骨：请先选择节段</translation>
</message>
<message>
<source>Taking the first picture …</source>
<translation>正在拍摄第一幅图像……</translation>
</message>
<message>
<source>simulated from CT</source>
<translation>由 CT 模拟</translation>
</message>
<message>
<source>slice</source>
<translation>单层</translation>
</message>
<message>
<source>The advance is saved.</source>
<translation>推进过程已保存。</translation>
</message>
<message>
<source>Isthmus · simulated from CT · for research and teaching</source>
<translation>Isthmus · 由 CT 模拟 · 用于研究和教学</translation>
</message>
</context>
<context>
<name>messages.graphics</name>
<message>
<source>3-D pictures are drawn in software ({renderer}), {why}.</source>
<translation>三维图像由软件绘制（{renderer}），{why}。</translation>
</message>
<message>
<source>3-D pictures are drawn by {renderer}.</source>
<translation>三维图像由 {renderer} 绘制。</translation>
</message>
<message>
<source>There are no 3-D pictures, for neither the graphics card nor software draws them here; all else works.</source>
<translation>没有三维图像，因为此处显卡和软件都无法绘制；其他功能均正常。</translation>
</message>
<message>
<source>3-D pictures are drawn in software, {why}.</source>
<translation>三维图像由软件绘制，{why}。</translation>
</message>
<message>
<source>as was asked for</source>
<translation>按照要求</translation>
</message>
<message>
<source>for the driver of the graphics card failed when it was tried; mend it, then let `isthmus self-check` try it again</source>
<translation>因为试用显卡驱动程序时失败；请修复驱动程序，然后运行 `isthmus self-check` 再次试用</translation>
</message>
<message>
<source>for a trial of the graphics card's driver never came to its end; mend it, then let `isthmus self-check` try it again</source>
<translation>因为显卡驱动程序的试用始终未能结束；请修复驱动程序，然后运行 `isthmus self-check` 再次试用</translation>
</message>
<message>
<source>The graphics card is being tried.</source>
<translation>正在试用显卡。</translation>
</message>
</context>
<context>
<name>messages.guide</name>
<message>
<source>the plan</source>
<translation>计划</translation>
</message>
<message>
<source>the way of the needle</source>
<translation>穿刺针的路径</translation>
</message>
<message>
<source>cement</source>
<translation>骨水泥</translation>
</message>
<message>
<source>before the operation</source>
<translation>手术之前</translation>
</message>
<message>
<source>after a leak</source>
<translation>渗漏之后</translation>
</message>
<message>
<source>revision</source>
<translation>翻修手术</translation>
</message>
<message>
<source>added by your department</source>
<translation>由贵科室添加</translation>
</message>
<message>
<source>Why it matters</source>
<translation>为何重要</translation>
</message>
<message>
<source>How good the evidence is</source>
<translation>证据质量</translation>
</message>
<message>
<source>Set by your department</source>
<translation>由贵科室设定</translation>
</message>
<message>
<source>Limits</source>
<translation>限值</translation>
</message>
<message>
<source>Rules: {kind}</source>
<translation>规则：{kind}</translation>
</message>
<message>
<source>The most it says is {severity}.</source>
<translation>其最高级别为{severity}。</translation>
</message>
</context>
<context>
<name>messages.history</name>
<message>
<source>{level} was added.</source>
<translation>{level} 已添加。</translation>
</message>
<message>
<source>{level} was removed.</source>
<translation>{level} 已移除。</translation>
</message>
<message>
<source>The outlines of {level} differ.</source>
<translation>{level} 的轮廓不同。</translation>
</message>
<message>
<source>A level is called {level} afterwards; its needles are the same.</source>
<translation>有一节段此后称为 {level}；其穿刺针不变。</translation>
</message>
<message>
<source>The confirmation of {level} differs.</source>
<translation>{level} 的确认不同。</translation>
</message>
<message>
<source>The technique for {level} differs.</source>
<translation>{level} 的技术不同。</translation>
</message>
<message>
<source>The approach to {level} differs.</source>
<translation>{level} 的入路不同。</translation>
</message>
<message>
<source>The cement for {level} differs.</source>
<translation>{level} 的骨水泥不同。</translation>
</message>
<message>
<source>The answers about {level} differ.</source>
<translation>关于 {level} 的回答不同。</translation>
</message>
<message>
<source>The accepted STOPs of {level} differ.</source>
<translation>{level} 已接受的禁止项不同。</translation>
</message>
<message>
<source>What the review of {level} holds differs.</source>
<translation>{level} 的回顾内容不同。</translation>
</message>
<message>
<source>origin (by hand, or proposed)</source>
<translation>来源（手工或建议）</translation>
</message>
<message>
<source>lock</source>
<translation>锁定</translation>
</message>
<message>
<source>needle length</source>
<translation>针长</translation>
</message>
<message>
<source>bevel direction</source>
<translation>斜面方向</translation>
</message>
<message>
<source>gauge</source>
<translation>规格</translation>
</message>
<message>
<source>side</source>
<translation>侧别</translation>
</message>
<message>
<source>tip shape</source>
<translation>针尖形状</translation>
</message>
<message>
<source>state</source>
<translation>状态</translation>
</message>
<message>
<source>Needle {name}: {parts}.</source>
<translation>穿刺针 {name}：{parts}。</translation>
</message>
<message>
<source>{rule} on {subject}: {before} became {after}.</source>
<translation>{subject} 的 {rule}：由{before}变为{after}。</translation>
</message>
<message>
<source>entry moved {entry}, tip {tip}, axis turned {turned}</source>
<translation>进针点移动 {entry}，针尖移动 {tip}，针轴转动 {turned}</translation>
</message>
<message>
<source>another {named}</source>
<translation>{named}已改变</translation>
</message>
<message>
<source>Nothing differs.</source>
<translation>无差异。</translation>
</message>
<message>
<source>the case as it is now</source>
<translation>病例的当前状态</translation>
</message>
<message>
<source>History</source>
<translation>历史记录</translation>
</message>
<message>
<source>Every step of this case. Going to a step takes back what came after it; you can come forward again until you change something.</source>
<translation>本病例的每一步。转到某一步会撤回其后的内容；在作出更改之前，您可以再返回后面的步骤。</translation>
</message>
<message>
<source>Needle {name} was added.</source>
<translation>穿刺针 {name} 已添加。</translation>
</message>
<message>
<source>Needle {name} was removed.</source>
<translation>穿刺针 {name} 已移除。</translation>
</message>
</context>
<context>
<name>messages.image_errors</name>
<message>
<source>The CT in {file} cannot be opened. {said} {remedy}</source>
<translation>{file} 中的 CT 无法打开。{said}{remedy}</translation>
</message>
<message>
<source> Its neighbours are too few or too far apart to do without it.</source>
<translation>其相邻层过少或相距过远，无法略去。</translation>
</message>
<message>
<source>{file} holds no file; choose the folder with the patient's images.</source>
<translation>{file} 中没有文件；请选择存放患者影像的文件夹。</translation>
</message>
<message>
<source>{file} holds no DICOM file; choose the folder with the patient's images.</source>
<translation>{file} 中没有 DICOM 文件；请选择存放患者影像的文件夹。</translation>
</message>
<message>
<source>{file} holds no CT series (found: {kinds}); choose the folder with the CT.</source>
<translation>{file} 中没有 CT 序列（找到：{kinds}）；请选择存放 CT 的文件夹。</translation>
</message>
<message>
<source>No CT after the operation belongs to this case yet; add it in the window.</source>
<translation>本病例尚无术后 CT；请在窗口中添加。</translation>
</message>
<message>
<source>{file} is damaged or cut short; copy it again from its source.</source>
<translation>{file} 已损坏或被截断；请从来源处重新复制。</translation>
</message>
<message>
<source>{file} holds more than {limit} files; choose the folder of one patient.</source>
<translation>{file} 所含文件超过 {limit} 个；请选择单个患者的文件夹。</translation>
</message>
<message>
<source>The archive {file} is damaged; copy it again from its source.</source>
<translation>压缩包 {file} 已损坏；请从来源处重新复制。</translation>
</message>
<message>
<source>The archive {file} is encrypted; unpack it with its password and choose the folder.</source>
<translation>压缩包 {file} 已加密；请用密码解压后选择该文件夹。</translation>
</message>
<message>
<source>{file} is an archive of a kind that is not unpacked here (only .zip is); unpack it and choose the folder.</source>
<translation>{file} 是此处不能解压的压缩包类型（仅支持 .zip）；请解压后选择该文件夹。</translation>
</message>
<message>
<source>The archive {file} holds more than {limit} files; unpack it and choose the folder of one patient.</source>
<translation>压缩包 {file} 所含文件超过 {limit} 个；请解压后选择单个患者的文件夹。</translation>
</message>
<message>
<source>The archive {file} unpacks to more than {limit_gb} GB; unpack it and choose the folder of one patient.</source>
<translation>压缩包 {file} 解压后超过 {limit_gb} GB；请解压后选择单个患者的文件夹。</translation>
</message>
<message>
<source>The archive {file} claims to hold far more than images ever pack to, and was not unpacked; ask its source for the images as a folder.</source>
<translation>压缩包 {file} 声称的内容远超影像所能压缩的程度，未予解压；请向来源处索取文件夹形式的影像。</translation>
</message>
<message>
<source>There is no room to unpack the archive {file}; free some space on the disk, and open it again.</source>
<translation>没有空间解压压缩包 {file}；请清理磁盘空间后再打开。</translation>
</message>
<message>
<source>{file} is of no kind that is read here; save the CT as .nii.gz, .nrrd or .mha.</source>
<translation>{file} 不是此处可读取的类型；请将 CT 保存为 .nii.gz、.nrrd 或 .mha。</translation>
</message>
<message>
<source>{file} is not one volume of three dimensions; save the CT by itself.</source>
<translation>{file} 不是一个三维体数据；请单独保存 CT。</translation>
</message>
<message>
<source>{file} does not say which side of the patient is left; save it again from its source, or open its DICOM images.</source>
<translation>{file} 未说明患者的左侧在哪一边；请从来源处重新保存，或打开其 DICOM 影像。</translation>
</message>
<message>
<source>{file} says in two ways where it lies in the patient, and they differ; save it again from its source, or open its DICOM images.</source>
<translation>{file} 以两种方式说明其在患者体内的位置，且二者不一致；请从来源处重新保存，或打开其 DICOM 影像。</translation>
</message>
<message>
<source>The voxels of {file} are too small or too large to be a patient's: its unit of length is wrong; save it again from its source, or open its DICOM images.</source>
<translation>{file} 的体素过小或过大，不可能是患者的影像：其长度单位有误；请从来源处重新保存，或打开其 DICOM 影像。</translation>
</message>
<message>
<source>The axes of {file} are not perpendicular: it comes from a tilted scan; open its DICOM images instead.</source>
<translation>{file} 的各轴不垂直：它来自倾斜扫描；请改为打开其 DICOM 影像。</translation>
</message>
<message>
<source>The picture in {file} is damaged; copy the series again from its source.</source>
<translation>{file} 中的图像已损坏；请从来源处重新复制该序列。</translation>
</message>
<message>
<source>{file} can no longer be read; copy the series again from its source.</source>
<translation>{file} 已无法读取；请从来源处重新复制该序列。</translation>
</message>
<message>
<source>A part of the program ended unexpectedly while it worked; nothing else is harmed. Try again, or go on without it.</source>
<translation>程序的一部分在运行中意外终止；其他部分未受影响。请重试，或不使用它继续。</translation>
</message>
<message>
<source>A part of the program failed ({kind}) while it worked; nothing else is harmed. Try again, or go on without it.</source>
<translation>程序的一部分在运行中失败（{kind}）；其他部分未受影响。请重试，或不使用它继续。</translation>
</message>
<message>
<source>A part of the program needed more memory than there is; nothing else is harmed. Close other programs and try again.</source>
<translation>程序的一部分所需内存超过现有内存；其他部分未受影响。请关闭其他程序后重试。</translation>
</message>
<message>
<source>The series of this plan is not in {file}; choose the folder with the CT that the plan was made on, or correct the path in the plan.</source>
<translation>本计划的序列不在 {file} 中；请选择存放制定计划所用 CT 的文件夹，或改正计划中的路径。</translation>
</message>
<message>
<source>{file} holds other images than this plan was made on, although they bear the same series number; use the original images, or plan anew on these.</source>
<translation>{file} 中的影像与制定本计划所用的不同，尽管序列编号相同；请使用原影像，或在这些影像上重新制定计划。</translation>
</message>
</context>
<context>
<name>messages.needle_shelf</name>
<message>
<source>Usual lengths</source>
<translation>常用长度</translation>
</message>
<message>
<source>Tip</source>
<translation>针尖</translation>
</message>
<message>
<source>Bevel looks</source>
<translation>斜面朝向</translation>
</message>
<message>
<source>Approach</source>
<translation>入路</translation>
</message>
<message>
<source>Diamond</source>
<translation>菱形</translation>
</message>
<message>
<source>Bevel</source>
<translation>斜面</translation>
</message>
<message>
<source>Through the pedicle</source>
<translation>经椎弓根</translation>
</message>
<message>
<source>Beside it (costovertebral)</source>
<translation>经椎弓根旁（肋椎关节）</translation>
</message>
<message>
<source>Skin: not in the field of view on this line; from skin to tip at least {length}.</source>
<translation>皮肤：此线上不在视野内；皮肤至针尖至少 {length}。</translation>
</message>
<message>
<source>Skin to bone {length}</source>
<translation>皮肤至骨面 {length}</translation>
</message>
<message>
<source>skin to tip {length}</source>
<translation>皮肤至针尖 {length}</translation>
</message>
<message>
<source> The way leads through {air} of air (lung or bowel).</source>
<translation>路径经过 {air} 的气体（肺或肠）。</translation>
</message>
<message>
<source>at the skin {offset} from the midline</source>
<translation>皮肤处距中线 {offset}</translation>
</message>
<message>
<source>Not said</source>
<translation>未说明</translation>
</message>
<message>
<source>Up</source>
<translation>上</translation>
</message>
<message>
<source>Right</source>
<translation>右侧</translation>
</message>
<message>
<source>Down</source>
<translation>下</translation>
</message>
<message>
<source>Left</source>
<translation>左侧</translation>
</message>
<message>
<source>not chosen</source>
<translation>未选择</translation>
</message>
<message>
<source>Turn bevel</source>
<translation>转动斜面</translation>
</message>
<message>
<source>Change status</source>
<translation>更改状态</translation>
</message>
<message>
<source>Change approach</source>
<translation>更改入路</translation>
</message>
</context>
<context>
<name>messages.numbers</name>
<message>
<source>less than 0.1 mm</source>
<translation>不足 0.1 mm</translation>
</message>
<message>
<source>not measured</source>
<translation>未测量</translation>
</message>
</context>
<context>
<name>messages.opening</name>
<message>
<source>bone kernel {kernel}</source>
<translation>骨卷积核 {kernel}</translation>
</message>
<message>
<source>sharp kernel {kernel}</source>
<translation>锐利卷积核 {kernel}</translation>
</message>
<message>
<source>none can be opened without a correction</source>
<translation>没有一个能不经校正而打开</translation>
</message>
<message>
<source>{several} Chosen for planning: {words}.</source>
<translation>{several}选作规划：{words}。</translation>
</message>
<message>
<source>Loading … {round} %</source>
<translation>正在载入 … {round} %</translation>
</message>
<message>
<source>{megabytes} MB</source>
<translation>{megabytes} MB</translation>
</message>
<message>
<source>The whole series takes {memory_words} of memory. A part around the spine is enough to plan on; nothing is measured outside it.</source>
<translation>整个序列占用 {memory_words} 内存。脊柱周围的部分已足以规划；其外不作任何测量。</translation>
</message>
<message>
<source>{x:.0f} × {y:.0f} × {z:.0f} mm  ·  {slices} slices</source>
<translation>{x:.0f} × {y:.0f} × {z:.0f} mm  ·  {slices} 层</translation>
</message>
<message>
<source>Takes {memory_words} of memory</source>
<translation>占用 {memory_words} 内存</translation>
</message>
<message>
<source>{words}; {memory_words} are free.</source>
<translation>{words}；可用 {memory_words}。</translation>
</message>
<message>
<source>slices {step_mm:.2f} mm apart</source>
<translation>层间距 {step_mm:.2f} mm</translation>
</message>
<message>
<source>Opened. {done}</source>
<translation>已打开。{done}</translation>
</message>
<message>
<source>ID {patient_id}</source>
<translation>ID {patient_id}</translation>
</message>
<message>
<source>{gigabytes:.1f} GB</source>
<translation>{gigabytes:.1f} GB</translation>
</message>
<message>
<source>The whole series takes {needed} of memory and {free} are free. Open the part around the spine, or close other programs first.</source>
<translation>整个序列占用 {needed} 内存，可用 {free}。请打开脊柱周围的部分，或先关闭其他程序。</translation>
</message>
<message>
<source>{words}, more than the {memory_words} that are free.</source>
<translation>{words}，超过可用的 {memory_words}。</translation>
</message>
<message>
<source>Several series were found.</source>
<translation>找到多个序列。</translation>
</message>
<message>
<source>No CT here can be opened. Choose a series to read why, then export it again from its source.</source>
<translation>此处没有可打开的 CT。请选择一个序列查看原因，然后从来源处重新导出。</translation>
</message>
<message>
<source>Measuring begins when every slice is here.</source>
<translation>全部层面到齐后开始测量。</translation>
</message>
<message>
<source>Several things were dropped at once; drop one folder, one file, or files that lie together in one folder.</source>
<translation>一次拖入了多项内容；请拖入一个文件夹、一个文件，或位于同一文件夹中的多个文件。</translation>
</message>
<message>
<source>These images name nobody</source>
<translation>这些影像不含任何姓名</translation>
</message>
<message>
<source>Looking through the series …</source>
<translation>正在查看各序列 …</translation>
</message>
<message>
<source>Drag an edge, or drag the box. Keys: arrows move the box, with Shift its right or lower edge, with Ctrl its left or upper edge.</source>
<translation>拖动边缘，或拖动方框。按键：方向键移动方框，加 Shift 移动右缘或下缘，加 Ctrl 移动左缘或上缘。</translation>
</message>
</context>
<context>
<name>messages.outlines</name>
<message>
<source>It moves the ends of endplates and posterior-wall line and turns the vertebra's planes, not the bone. Where the outline leaves the bone, drag the wall or paint.</source>
<translation>它移动终板和椎体后壁线的端点，并转动椎骨平面，但不移动骨质。轮廓偏离骨质之处，请拖动骨壁或涂绘。</translation>
</message>
<message>
<source>It moves the middle of the canal, from which walls are looked for, not the bone. Where the outline leaves the bone, drag the wall or paint.</source>
<translation>它移动用于寻找骨壁的椎管中心，但不移动骨质。轮廓偏离骨质之处，请拖动骨壁或涂绘。</translation>
</message>
<message>
<source>Moved {mm}</source>
<translation>已移动 {mm}</translation>
</message>
<message>
<source>{needle} {room} from here</source>
<translation>距 {needle} {room}</translation>
</message>
<message>
<source>let go to measure</source>
<translation>松开以测量</translation>
</message>
<message>
<source>Isthmus {side} {before} {arrow} {after}</source>
<translation>峡部（{side}） {before} {arrow} {after}</translation>
</message>
<message>
<source>{needle} medial {before} {arrow} {after}</source>
<translation>{needle} 内侧 {before} {arrow} {after}</translation>
</message>
<message>
<source>Measured: no width and no room has changed</source>
<translation>已测量：宽度和余量均未改变</translation>
</message>
<message>
<source>pedicle {across} tall here</source>
<translation>此处椎弓根高 {across}</translation>
</message>
<message>
<source>pedicle {across} wide here</source>
<translation>此处椎弓根宽 {across}</translation>
</message>
<message>
<source>moves planes and wall line, not the bone</source>
<translation>移动平面和后壁线，不移动骨质</translation>
</message>
</context>
<context>
<name>messages.past_findings</name>
<message>
<source>Not told</source>
<translation>未告知</translation>
</message>
<message>
<source>Not judged: the needle ended before the canal</source>
<translation>未判定：穿刺针在椎管之前即已终止</translation>
</message>
<message>
<source>The only puncture that was marked did not keep the pedicle's walls.{reach}</source>
<translation>所标记的唯一一次穿刺未保持在椎弓根各壁之内。{reach}</translation>
</message>
<message>
<source>{track} went {breach} beyond a wall, and cement was injected into this body: it could follow that track.{dura}</source>
<translation>{track}超出骨壁 {breach}，而该椎体注入了骨水泥：骨水泥可能沿该针道流出。{dura}</translation>
</message>
<message>
<source>Cement reached back to {front} of the body's depth: {behind} of it lie in the {depth}.</source>
<translation>骨水泥向后到达了椎体深度的 {front} 处：其中 {behind} 位于椎体{depth}。</translation>
</message>
<message>
<source>{volume} were injected</source>
<translation>已注入 {volume}</translation>
</message>
<message>
<source> To come near the midline it had to converge {needed}; the wall allowed {greatest}.</source>
<translation>要接近中线，当时内倾角须达 {needed}；而骨壁只允许 {greatest}。</translation>
</message>
<message>
<source>Track {name}</source>
<translation>{name} 号针道</translation>
</message>
<message>
<source>One track</source>
<translation>某一针道</translation>
</message>
<message>
<source> The dura may have been opened too.</source>
<translation>硬膜也可能已被穿破。</translation>
</message>
<message>
<source>The images are measured every {coarsest} only: finer than {limit_too_coarse} is needed to clear a needle.</source>
<translation>影像采样间距为 {coarsest}：须小于 {limit_too_coarse} 才能判定穿刺针安全。</translation>
</message>
<message>
<source>Nobody told: {open}. What depends on it is not judged.</source>
<translation>无人告知：{open}。依赖于此的项目未判定。</translation>
</message>
<message>
<source>All that decides was told. Not told, for the record: {open}.</source>
<translation>所有起决定作用的信息均已告知。未告知（备案）：{open}。</translation>
</message>
<message>
<source>One puncture was marked, and its tip stayed {tip_offset} from the midline.</source>
<translation>标记了一次穿刺，其针尖距中线 {tip_offset}。</translation>
</message>
<message>
<source>One side was punctured {passes:.0f} times. Every puncture weakens the walls and leaves a track.</source>
<translation>一侧曾穿刺 {passes:.0f} 次。每次穿刺都会削弱骨壁并留下针道。</translation>
</message>
<message>
<source>Cement stayed in front of {asked} of the body's depth, clear of the hollow posterior wall.</source>
<translation>骨水泥当时保持在椎体深度 {asked} 处的前方，避开了凹陷的椎体后壁。</translation>
</message>
<message>
<source>The cement stayed {wall_gap} in front of the canal.</source>
<translation>骨水泥停留在椎管前方，相距 {wall_gap}。</translation>
</message>
<message>
<source>{filled}.</source>
<translation>{filled}。</translation>
</message>
<message>
<source>The cement held {radiopacifier} of radiopacifier by weight (asked for: {with_unit}).</source>
<translation>所用骨水泥含显影剂 {radiopacifier}（按重量计；要求：至少 {with_unit}）。</translation>
</message>
<message>
<source>The cement held {radiopacifier} of radiopacifier by weight.</source>
<translation>所用骨水泥含显影剂 {radiopacifier}（按重量计）。</translation>
</message>
<message>
<source>{track} went {breach} through the medial wall, and cement lies at it: it could follow when the needle was withdrawn.</source>
<translation>{track}突破内侧壁 {breach}，且骨水泥位于其旁：拔针时骨水泥可能随之流出。</translation>
</message>
<message>
<source>{volume} of cement lie {wall_gap} from the canal: so much of it set hot. No temperature can be told.</source>
<translation>{volume} 骨水泥距椎管 {wall_gap}：如此大量的骨水泥凝固时曾发热。无法得知温度。</translation>
</message>
<message>
<source>Tip or cement came within {limit_reach} of the basivertebral foramen, which opens into the canal.</source>
<translation>针尖或骨水泥到达了距椎基静脉孔 {limit_reach} 以内，该孔通向椎管。</translation>
</message>
<message>
<source>There are no walls to measure to: the vertebra was not found on this CT.</source>
<translation>没有可供测量的骨壁轮廓：未在此 CT 上找到该椎骨。</translation>
</message>
<message>
<source>The vertebra has no walls</source>
<translation>该椎骨没有骨壁轮廓</translation>
</message>
<message>
<source>Nobody has compared the outlines with this CT yet. Until then no number below is vouched for.</source>
<translation>尚无人将轮廓与此 CT 对照。在此之前，下方任何数值均无人担保。</translation>
</message>
<message>
<source>Nobody has confirmed the outlines</source>
<translation>尚无人确认轮廓</translation>
</message>
<message>
<source>No track was found or marked, so no path could be judged.</source>
<translation>未找到也未标记针道，因此无法判定任何路径。</translation>
</message>
<message>
<source>No track to judge</source>
<translation>没有可判定的针道</translation>
</message>
<message>
<source>Not everything was told</source>
<translation>信息未全部告知</translation>
</message>
<message>
<source>Not everything for the record was told</source>
<translation>备案信息未全部告知</translation>
</message>
<message>
<source>Everything that was asked was told.</source>
<translation>所问的信息均已告知。</translation>
</message>
<message>
<source>One side alone was not safe</source>
<translation>仅单侧穿刺当时不安全</translation>
</message>
<message>
<source>One puncture was marked; its tip came near the midline and kept the walls.</source>
<translation>标记了一次穿刺；其针尖接近中线，且保持在各骨壁之内。</translation>
</message>
<message>
<source>One puncture only</source>
<translation>仅一次穿刺</translation>
</message>
<message>
<source>The body was reached from both sides.</source>
<translation>当时从双侧到达椎体。</translation>
</message>
<message>
<source>A track was open</source>
<translation>有一针道开放</translation>
</message>
<message>
<source>Cement was injected beside an open track</source>
<translation>在开放的针道旁注入了骨水泥</translation>
</message>
<message>
<source>Punctured more than once on one side</source>
<translation>一侧穿刺不止一次</translation>
</message>
<message>
<source>No puncture opened a wall.</source>
<translation>当时没有穿刺穿破骨壁。</translation>
</message>
<message>
<source>A tip lay in the spinal canal: what was injected there started in the canal.</source>
<translation>有一针尖曾位于椎管内：由此注入的骨水泥始于椎管内。</translation>
</message>
<message>
<source>A tip was in the canal</source>
<translation>有一针尖曾在椎管内</translation>
</message>
<message>
<source>The cement was liquid.</source>
<translation>所用骨水泥为液态。</translation>
</message>
<message>
<source>The cement was of low viscosity: it runs along veins and clefts.</source>
<translation>所用骨水泥黏度低：会沿静脉和裂隙流动。</translation>
</message>
<message>
<source>The cement was thick enough. Thick cement reaches the canal as well.</source>
<translation>所用骨水泥已足够黏稠。黏稠的骨水泥同样会进入椎管。</translation>
</message>
<message>
<source>How much radiopacifier the cement held was not told.</source>
<translation>所用骨水泥含多少显影剂未告知。</translation>
</message>
<message>
<source>Not known whether the cement could be seen</source>
<translation>当时骨水泥能否显影不明</translation>
</message>
<message>
<source>This cement could not be seen on X-ray.</source>
<translation>该骨水泥当时在 X 线下不可见。</translation>
</message>
<message>
<source>Cement could not be seen</source>
<translation>当时骨水泥不可见</translation>
</message>
<message>
<source>Cement was faint on X-ray</source>
<translation>当时骨水泥在 X 线下显影淡</translation>
</message>
<message>
<source>At this level the shoulders hid the cement on the side view.</source>
<translation>在该节段，肩部当时在侧位透视上遮挡了骨水泥。</translation>
</message>
<message>
<source>Cement in the canal set hot beside nerves. No temperature can be told.</source>
<translation>椎管内的骨水泥曾在神经旁发热凝固。无法得知温度。</translation>
</message>
<message>
<source>A cleft opened to the outside of the body: cement could leave through it.</source>
<translation>有一裂隙通向椎体外：骨水泥可能由此流出。</translation>
</message>
<message>
<source>Tip and cement kept away from the basivertebral foramen.</source>
<translation>针尖和骨水泥当时均远离椎基静脉孔。</translation>
</message>
<message>
<source>The basivertebral foramen was not outlined. It opens into the canal in the middle of the posterior wall.</source>
<translation>未勾画椎基静脉孔。它在椎体后壁中部通向椎管。</translation>
</message>
<message>
<source>Under general anaesthesia the patient could not report pain or weakness.</source>
<translation>全身麻醉下，患者当时无法诉说疼痛或无力。</translation>
</message>
<message>
<source>The patient could report during the operation.</source>
<translation>术中患者能够诉说感受。</translation>
</message>
<message>
<source>This cannot be judged: the vertebra has no walls on this CT.</source>
<translation>无法判定：该椎骨在此 CT 上没有骨壁轮廓。</translation>
</message>
<message>
<source>Nobody told this.</source>
<translation>无人告知此项。</translation>
</message>
<message>
<source>The pedicle on this side was not seen, so this cannot be judged.</source>
<translation>未见该侧椎弓根，因此无法判定。</translation>
</message>
<message>
<source>The needle ended before it passed the canal.</source>
<translation>穿刺针在越过椎管之前即已终止。</translation>
</message>
</context>
<context>
<name>messages.past_path_findings</name>
<message>
<source>The tip crossed the pedicle's inner edge {crossing} before it reached the posterior wall (allowed: {limit_crossing}).</source>
<translation>针尖曾在到达椎体后壁之前 {crossing} 处越过椎弓根内侧缘（最多允许：{limit_crossing}）。</translation>
</message>
<message>
<source>The needle's surface was {clearance} inside the {wall} wall as drawn, but voxels this coarse can hide {allowance}: counted as a breach</source>
<translation>按所绘轮廓，穿刺针表面当时在{wall}壁以内 {clearance}，但如此粗的体素可能掩盖 {allowance}：按突破计</translation>
</message>
<message>
<source>The needle's surface came within {clearance} of the {wall} wall (asked for: {limit_clearance}).</source>
<translation>穿刺针表面当时距{wall}壁仅 {clearance}（要求：至少 {limit_clearance}）。</translation>
</message>
<message>
<source>The needle kept {room} from the wall, but wall and track are known to {uncertainty} only: not enough to be sure.</source>
<translation>穿刺针当时距骨壁 {room}，但骨壁和针道的位置仅精确到 {uncertainty}：不足以确认安全。</translation>
</message>
<message>
<source>The needle converged {convergence}; from its entry the medial wall allowed {greatest_convergence}.</source>
<translation>穿刺针当时的内倾角为 {convergence}；从其进针点，内侧壁允许 {greatest_convergence}。</translation>
</message>
<message>
<source>The entry lay at {entry} of the pedicle's width from its inner edge (asked for: {limit_entry} or more).</source>
<translation>进针点当时距椎弓根内侧缘为椎弓根宽度的 {entry}（要求：不低于 {limit_entry}）。</translation>
</message>
<message>
<source>The needle's surface was {intrusion} inside the spinal canal</source>
<translation>穿刺针表面曾进入椎管 {intrusion}</translation>
</message>
<message>
<source>The tip reached {depth} of the body's depth</source>
<translation>针尖到达了椎体深度的 {depth} 处</translation>
</message>
<message>
<source>The tip was medial of the pedicle's inner edge before it reached the posterior wall.</source>
<translation>针尖在到达椎体后壁之前已处于椎弓根内侧缘的内侧。</translation>
</message>
<message>
<source>The needle's surface was {breach} beyond the {wall} wall</source>
<translation>穿刺针表面曾超出{wall}壁 {breach}</translation>
</message>
<message>
<source>The entry lay too far medial: the tip crossed the pedicle's inner edge {crossing} before the posterior wall, while it was still behind the canal.</source>
<translation>进针点过于偏内：针尖曾在椎体后壁之前 {crossing} 处越过椎弓根内侧缘，当时仍在椎管后方。</translation>
</message>
<message>
<source>On its way to the body the tip came within {margin} of the pedicle's inner edge (asked for: {limit_margin}).</source>
<translation>针尖在通向椎体的途中曾距椎弓根内侧缘仅 {margin}（要求：至少 {limit_margin}）。</translation>
</message>
<message>
<source>The tip stayed lateral of the pedicle's inner edge until it was in the body, by at least {margin} (asked for: {asked}).</source>
<translation>针尖在进入椎体之前始终位于椎弓根内侧缘的外侧，距离至少 {margin}（要求：至少 {asked}）。</translation>
</message>
<message>
<source>{beyond}.</source>
<translation>{beyond}。</translation>
</message>
<message>
<source>{wall} wall was breached</source>
<translation>{wall}壁曾被突破</translation>
</message>
<message>
<source>{beyond}. This wall does not border the canal.</source>
<translation>{beyond}。该壁不与椎管相邻。</translation>
</message>
<message>
<source>{wall} wall was breached, away from the canal</source>
<translation>{wall}壁曾被突破，不在椎管侧</translation>
</message>
<message>
<source>Needle passed near the {wall} wall</source>
<translation>穿刺针曾从{wall}壁附近经过</translation>
</message>
<message>
<source>Not sure that the {wall} wall held</source>
<translation>不能确认{wall}壁当时未被突破</translation>
</message>
<message>
<source>The whole needle was inside the pedicle. Its nearest wall was the {wall} one, {clearance} away (asked for: {limit_clearance}).</source>
<translation>整根穿刺针当时都在椎弓根内。最近的是{wall}壁，相距 {clearance}（要求：至少 {limit_clearance}）。</translation>
</message>
<message>
<source>The entry lay too far medial: the needle's flank was {entry_clearance} beyond the pedicle's inner edge where it met the bone.</source>
<translation>进针点过于偏内：穿刺针与骨接触处，其侧缘曾超出椎弓根内侧缘 {entry_clearance}。</translation>
</message>
<message>
<source>The tip was {least_gap} in front of the anterior cortex: it was perforated.</source>
<translation>针尖曾超出椎体前方皮质 {least_gap}：皮质已被穿破。</translation>
</message>
<message>
<source>Only {least_gap} of bone were left in front of the tip (asked for: {limit_gap}).</source>
<translation>针尖前方当时仅剩 {least_gap} 骨质（要求：至少 {limit_gap}）。</translation>
</message>
<message>
<source>Only {least_gap} were left in front of the tip</source>
<translation>针尖前方当时仅剩 {least_gap}</translation>
</message>
<message>
<source>{least_gap} of bone were left in front of the tip (asked for: {limit_gap}).</source>
<translation>针尖前方当时尚有 {least_gap} 骨质（要求：至少 {limit_gap}）。</translation>
</message>
<message>
<source>{in_canal}. That deep, or that far through the medial wall, the dura may have been opened.</source>
<translation>{in_canal}。进入如此之深，或突破内侧壁如此之多，硬膜可能已被穿破。</translation>
</message>
<message>
<source>The needle passed the canal at {canal_gap}, but border and track are known to {uncertainty} only: not enough to be sure.</source>
<translation>穿刺针当时距椎管 {canal_gap} 经过，但椎管边界和针道的位置仅精确到 {uncertainty}：不足以确认安全。</translation>
</message>
<message>
<source>The needle passed the canal at {canal_gap}.</source>
<translation>穿刺针当时距椎管 {canal_gap} 经过。</translation>
</message>
<message>
<source>The needle ran {metal_gap} into where metal lies. A screw in the way turns a needle towards the canal.</source>
<translation>穿刺针曾进入金属物所在处 {metal_gap}。路径上的螺钉会使穿刺针转向椎管。</translation>
</message>
<message>
<source>The needle passed metal at {metal_gap} (asked for: {limit_gap}).</source>
<translation>穿刺针当时距金属物 {metal_gap} 经过（要求：至少 {limit_gap}）。</translation>
</message>
<message>
<source>There is metal in this vertebra, {metal_gap} from the track. The CT beside it cannot be trusted.</source>
<translation>该椎骨内有金属物，距针道 {metal_gap}。其旁的 CT 影像不可信。</translation>
</message>
<message>
<source>{reached}, in its {part}: cement started beside the canal (asked for: {asked} or more).</source>
<translation>{reached}，在椎体{part}：骨水泥是从椎管旁开始注入的（要求：不低于 {asked}）。</translation>
</message>
<message>
<source>Tip was in the {part}</source>
<translation>针尖曾在椎体{part}</translation>
</message>
<message>
<source>{reached} (asked for: {asked} or more).</source>
<translation>{reached}（要求：不低于 {asked}）。</translation>
</message>
<message>
<source>The tip was {through} in front of the body: the anterior wall was perforated.</source>
<translation>针尖曾在椎体前方 {through}：椎体前壁已被穿破。</translation>
</message>
<message>
<source>The pedicle is {width} wide at its narrowest, the needle was {diameter} thick: it could not pass inside.</source>
<translation>椎弓根最窄处宽 {width}，所用穿刺针直径 {diameter}：不可能在其内通过。</translation>
</message>
<message>
<source>The pedicle on the {side} is {width} wide at its narrowest, the needle was {diameter} thick: {spare} to spare (asked for: {limit_spare}).</source>
<translation>{side}椎弓根最窄处宽 {width}，所用穿刺针直径 {diameter}：余量 {spare}（要求：至少 {limit_spare}）。</translation>
</message>
<message>
<source>The pedicle is {width} wide at its narrowest, the needle was {diameter} thick.</source>
<translation>椎弓根最窄处宽 {width}，所用穿刺针直径 {diameter}。</translation>
</message>
<message>
<source>{reached}; {limit_shallow} or more is the usual target.</source>
<translation>{reached}；通常目标为不低于 {limit_shallow}。</translation>
</message>
<message>
<source>{reached}, further forward than usual.</source>
<translation>{reached}，比通常更靠前。</translation>
</message>
<message>
<source>The tip went {tip_offset} beyond the midline. In the body that is only noted.</source>
<translation>针尖曾越过中线 {tip_offset}。在椎体内这仅作提示。</translation>
</message>
<message>
<source>{reached}, on its own side of the midline.</source>
<translation>{reached}，位于中线的进针侧。</translation>
</message>
<message>
<source>Tip crossed the inner edge before the body</source>
<translation>针尖在到达椎体前曾越过内侧缘</translation>
</message>
<message>
<source>Entry was too far medial</source>
<translation>进针点当时过于偏内</translation>
</message>
<message>
<source>The needle passed above or below the pedicle's narrowest section, where there is no inner edge to compare with.</source>
<translation>穿刺针曾从椎弓根最窄截面的上方或下方经过，该处没有可比对的内侧缘。</translation>
</message>
<message>
<source>Needle passed above or below the isthmus</source>
<translation>穿刺针曾从椎弓根峡部上方或下方经过</translation>
</message>
<message>
<source>Tip came near the inner edge</source>
<translation>针尖曾靠近内侧缘</translation>
</message>
<message>
<source>Not sure that the tip kept the inner edge</source>
<translation>不能确认针尖当时未越过内侧缘</translation>
</message>
<message>
<source>Metal is so near that the walls on this CT cannot be trusted: they show no breach, but they clear nothing.</source>
<translation>金属物距离太近，本 CT 上的骨壁不可信：骨壁未显示突破，但不能据此判定任何部位安全。</translation>
</message>
<message>
<source>Not judged: metal is near the walls</source>
<translation>未判定：骨壁附近有金属物</translation>
</message>
<message>
<source>This pedicle is broken: there are no whole walls that the needle could keep.</source>
<translation>该侧椎弓根骨折：没有完整的骨壁可供穿刺针保持在内。</translation>
</message>
<message>
<source>Not judged: the pedicle is broken</source>
<translation>未判定：椎弓根骨折</translation>
</message>
<message>
<source>Entry was beyond the inner edge</source>
<translation>进针点曾越过内侧缘</translation>
</message>
<message>
<source>Entry was near the inner edge</source>
<translation>进针点曾靠近内侧缘</translation>
</message>
<message>
<source>Needle converged too much</source>
<translation>穿刺针当时内倾角过大</translation>
</message>
<message>
<source>From this entry no angle could have kept the medial wall.</source>
<translation>从该进针点，任何角度都不可能避免突破内侧壁。</translation>
</message>
<message>
<source>No safe angle from this entry</source>
<translation>该进针点没有安全角度</translation>
</message>
<message>
<source>Little was left to the largest angle</source>
<translation>当时距最大角度余量很小</translation>
</message>
<message>
<source>Anterior cortex was perforated</source>
<translation>椎体前方皮质曾被穿破</translation>
</message>
<message>
<source>Needle was in the canal, dura at risk</source>
<translation>穿刺针曾在椎管内，硬膜有风险</translation>
</message>
<message>
<source>Needle was in the canal</source>
<translation>穿刺针曾在椎管内</translation>
</message>
<message>
<source>Not sure that the needle missed the canal</source>
<translation>不能确认穿刺针当时避开了椎管</translation>
</message>
<message>
<source>The canal was not outlined, so nobody can say whether the needle met it.</source>
<translation>未勾画椎管，因此无法断言穿刺针当时是否碰到椎管。</translation>
</message>
<message>
<source>Metal was in the way</source>
<translation>路径上曾有金属物</translation>
</message>
<message>
<source>Metal was near the needle</source>
<translation>穿刺针附近曾有金属物</translation>
</message>
<message>
<source>There was metal in this vertebra, but where it lay was not measured: whether the needle met it cannot be judged.</source>
<translation>该椎骨内曾有金属物，但其位置未测量：无法判定穿刺针当时是否碰到它。</translation>
</message>
<message>
<source>The tip did not reach the body.</source>
<translation>针尖当时未到达椎体。</translation>
</message>
<message>
<source>Tip did not reach the body</source>
<translation>针尖当时未到达椎体</translation>
</message>
<message>
<source>Tip was in front of the body</source>
<translation>针尖曾在椎体前方</translation>
</message>
<message>
<source>The tip lay above or below the body, beyond an endplate.</source>
<translation>针尖曾位于椎体上方或下方，超出终板。</translation>
</message>
<message>
<source>Tip was beyond an endplate</source>
<translation>针尖曾超出终板</translation>
</message>
<message>
<source>Pedicle was narrower than the needle</source>
<translation>椎弓根比所用穿刺针窄</translation>
</message>
<message>
<source>Pedicle was tight for this needle</source>
<translation>椎弓根对所用穿刺针偏窄</translation>
</message>
<message>
<source>The access was beside the pedicle, so its width did not matter.</source>
<translation>当时的入路在椎弓根旁，因此椎弓根的宽度无关紧要。</translation>
</message>
<message>
<source>Tip stayed short of the usual target</source>
<translation>针尖未达通常目标</translation>
</message>
<message>
<source>Tip went far forward</source>
<translation>针尖当时过于靠前</translation>
</message>
<message>
<source>Tip went beyond the midline</source>
<translation>针尖曾越过中线</translation>
</message>
</context>
<context>
<name>messages.path_findings</name>
<message>
<source>The only puncture does not keep the pedicle's walls. Plan a second side or another access.{reach}</source>
<translation>唯一的一次穿刺未保持在椎弓根各壁之内。请计划第二侧或其他入路。{reach}</translation>
</message>
<message>
<source>The track of {track} is {breach} beyond a wall</source>
<translation>针道（{track}）超出骨壁 {breach}</translation>
</message>
<message>
<source> To come near the midline it would have to converge {needed}; the wall allows {greatest}.</source>
<translation>要接近中线，内倾角须达 {needed}；而骨壁只允许 {greatest}。</translation>
</message>
<message>
<source> The dura is possibly open too, and no X-ray would show it.</source>
<translation>硬膜也可能已破，而任何 X 线检查都不会显示。</translation>
</message>
<message>
<source>The entry lies too far medial: the needle's flank is {entry_clearance} beyond the pedicle's inner edge where it meets the bone. Move the entry laterally.</source>
<translation>进针点过于偏内：穿刺针与骨接触处，其侧缘超出椎弓根内侧缘 {entry_clearance}。请将进针点外移。</translation>
</message>
<message>
<source>The entry lies at {entry} of the pedicle's width from its inner edge (asked for: {limit_entry} or more). An entry further out leaves room to converge.</source>
<translation>进针点距椎弓根内侧缘为椎弓根宽度的 {entry}（要求：不低于 {limit_entry}）。进针点再偏外一些，可为内倾留出余地。</translation>
</message>
<message>
<source>The entry lies at {entry} of the pedicle's width from its inner edge (asked for: {limit_entry} or more).</source>
<translation>进针点距椎弓根内侧缘为椎弓根宽度的 {entry}（要求：不低于 {limit_entry}）。</translation>
</message>
<message>
<source>The needle converges {convergence}; from this entry the medial wall allows {greatest_convergence}.</source>
<translation>穿刺针内倾角为 {convergence}；从该进针点，内侧壁允许 {greatest_convergence}。</translation>
</message>
<message>
<source>The needle converges {convergence}; from this entry the medial wall allows {greatest_convergence}, which leaves little.</source>
<translation>穿刺针内倾角为 {convergence}；从该进针点，内侧壁允许 {greatest_convergence}，余量很小。</translation>
</message>
<message>
<source>There is one puncture, and its tip stays {tip_offset} from the midline: the other half of the body may stay empty.</source>
<translation>只有一次穿刺，且针尖距中线 {tip_offset}：椎体另一半可能得不到填充。</translation>
</message>
<message>
<source>{track} and stays open, though the needle was withdrawn: cement in this body can follow it.{dura} Do not inject without a reason to.</source>
<translation>{track}，虽已拔针，该针道仍然开放：该椎体内的骨水泥可沿其流出。{dura}无充分理由切勿注入。</translation>
</message>
<message>
<source>{track}, and cement is planned in this body: it can follow the track.{dura}</source>
<translation>{track}，而该椎体计划注入骨水泥：骨水泥可沿针道流出。{dura}</translation>
</message>
<message>
<source>One side is punctured {passes:.0f} times. Every puncture weakens the walls and leaves a track.</source>
<translation>一侧穿刺了 {passes:.0f} 次。每次穿刺都会削弱骨壁并留下针道。</translation>
</message>
<message>
<source>The tip is {least_gap} in front of the anterior cortex: it is perforated. Draw the tip back.</source>
<translation>针尖超出椎体前方皮质 {least_gap}：皮质已穿破。请将针尖回退。</translation>
</message>
<message>
<source>Only {least_gap} of bone are left in front of the tip (asked for: {limit_gap}).</source>
<translation>针尖前方仅剩 {least_gap} 骨质（要求：至少 {limit_gap}）。</translation>
</message>
<message>
<source>Only {least_gap} left in front of the tip</source>
<translation>针尖前方仅剩 {least_gap}</translation>
</message>
<message>
<source>{least_gap} of bone are left in front of the tip (asked for: {limit_gap}).</source>
<translation>针尖前方尚有 {least_gap} 骨质（要求：至少 {limit_gap}）。</translation>
</message>
<message>
<source>Entry beyond the inner edge</source>
<translation>进针点越过内侧缘</translation>
</message>
<message>
<source>Entry near the inner edge</source>
<translation>进针点靠近内侧缘</translation>
</message>
<message>
<source>Needle converges too much</source>
<translation>穿刺针内倾角过大</translation>
</message>
<message>
<source>From this entry no angle keeps the medial wall. Move the entry laterally.</source>
<translation>从该进针点，任何角度都无法避免突破内侧壁。请将进针点外移。</translation>
</message>
<message>
<source>Little left to the largest angle</source>
<translation>距最大角度余量很小</translation>
</message>
<message>
<source>One side alone is not safe</source>
<translation>仅单侧穿刺不安全</translation>
</message>
<message>
<source>There is one puncture; its tip comes near the midline and the walls are kept.</source>
<translation>只有一次穿刺；其针尖接近中线，且保持在各骨壁之内。</translation>
</message>
<message>
<source>The body is reached from both sides.</source>
<translation>从双侧到达椎体。</translation>
</message>
<message>
<source>An earlier track is open</source>
<translation>先前的针道仍开放</translation>
</message>
<message>
<source>Cement planned beside an open track</source>
<translation>计划在开放的针道旁注入骨水泥</translation>
</message>
<message>
<source>No puncture has opened a wall.</source>
<translation>没有穿刺穿破骨壁。</translation>
</message>
<message>
<source>Anterior cortex perforated</source>
<translation>椎体前方皮质穿破</translation>
</message>
</context>
<context>
<name>messages.placing</name>
<message>
<source>middle of the body</source>
<translation>椎体中央</translation>
</message>
<message>
<source>Right and left of {level} were shown the wrong way round; show the three points again.</source>
<translation>{level} 的左右指示相反；请重新指出三个点。</translation>
</message>
<message>
<source>The three points cannot be those of {level} ({off_mm:mm} off); show them again.</source>
<translation>这三个点不可能属于 {level}（相差 {off_mm:mm}）；请重新指出。</translation>
</message>
<message>
<source>Nothing on the later CT looks enough like {level} (agreement {correlation}); show {level} there by three points.</source>
<translation>术后 CT 上没有与 {level} 足够相似之处（吻合度 {correlation}）；请在其上用三个点指出 {level}。</translation>
</message>
<message>
<source>Two places on the later CT look like {level}, and neighbours look alike; show {level} there by three points.</source>
<translation>术后 CT 上有两处与 {level} 相似，且相邻椎骨外形相近；请在其上用三个点指出 {level}。</translation>
</message>
<message>
<source>{level} was measured without one of its pedicles, so three points do not tell where it lies; correct its outlines first.</source>
<translation>测量 {level} 时缺少一侧椎弓根，因此三个点不足以确定其位置；请先校正其轮廓。</translation>
</message>
<message>
<source>{level} was measured on this CT itself.</source>
<translation>{level} 即在此 CT 上测量。</translation>
</message>
<message>
<source>{level} was found on the later CT: it fits within {error}.</source>
<translation>已在术后 CT 上找到 {level}：误差不超过 {error}。</translation>
</message>
<message>
<source>{level} lies where your three points say, within some {error}. The images do not confirm it: check the outlines on the bone.</source>
<translation>{level} 的位置由您指出的三个点确定，误差约 {error}。图像本身未能证实：请对照骨质检查轮廓。</translation>
</message>
<message>
<source>{level} is being searched on the CT after the operation …</source>
<translation>正在术后 CT 上搜索 {level} …</translation>
</message>
<message>
<source>The CT after the operation is being read …</source>
<translation>正在读取术后 CT …</translation>
</message>
<message>
<source>There is no CT after the operation yet. Add it, or say that the open CT was made after the operation.</source>
<translation>尚无术后 CT。请添加，或说明所打开的 CT 是术后所摄。</translation>
</message>
<message>
<source>{level} has no outlines yet. They are needed to say where cement lies.</source>
<translation>{level} 尚无轮廓。需要轮廓才能说明骨水泥的位置。</translation>
</message>
<message>
<source>Add the vertebra that is reviewed: choose its level and its outlines.</source>
<translation>请添加要回顾的椎骨：选择其节段和轮廓。</translation>
</message>
<message>
<source>Show {level} by three points</source>
<translation>用三个点指出 {level}</translation>
</message>
<message>
<source>Click on the CT after the operation: {place} of {level}</source>
<translation>请在术后 CT 上单击：{level} 的{place}</translation>
</message>
<message>
<source>Show the vertebra after the operation</source>
<translation>指出术后的椎骨</translation>
</message>
<message>
<source>Not aligned: nobody knows yet where {level} lies here</source>
<translation>未对齐：尚无人知道 {level} 在此处的位置</translation>
</message>
<message>
<source>{shown} of 3 points are shown.</source>
<translation>已指出 3 个点中的 {shown} 个。</translation>
</message>
</context>
<context>
<name>messages.plan_errors</name>
<message>
<source>an object in braces</source>
<translation>花括号中的对象</translation>
</message>
<message>
<source>a list in brackets</source>
<translation>方括号中的列表</translation>
</message>
<message>
<source>a text in quotes</source>
<translation>引号中的文字</translation>
</message>
<message>
<source>a number</source>
<translation>一个数</translation>
</message>
<message>
<source>a whole number</source>
<translation>一个整数</translation>
</message>
<message>
<source>true or false</source>
<translation>true 或 false</translation>
</message>
<message>
<source>three numbers in mm, as in [1.0, 2.0, 3.0]</source>
<translation>三个以 mm 为单位的数，如 [1.0, 2.0, 3.0]</translation>
</message>
<message>
<source>64 hexadecimal digits</source>
<translation>64 位十六进制数字</translation>
</message>
<message>
<source>a date with time and zone, as in 2026-11-21T08:15:00+00:00</source>
<translation>含时间和时区的日期，如 2026-11-21T08:15:00+00:00</translation>
</message>
<message>
<source>In {file}, {where}</source>
<translation>{file} 中的 {where}</translation>
</message>
<message>
<source>Needle {name}</source>
<translation>穿刺针 {name}</translation>
</message>
<message>
<source>The needle</source>
<translation>该穿刺针</translation>
</message>
<message>
<source>In the plan, {where}</source>
<translation>计划中的 {where}</translation>
</message>
<message>
<source>The plan</source>
<translation>该计划</translation>
</message>
<message>
<source>{spot} must be {expected}; correct it and open the plan again.</source>
<translation>{spot} 必须是{expected}；请改正后重新打开计划。</translation>
</message>
<message>
<source>{spot} has the key “{key}”, which no plan has; remove it or correct its spelling.</source>
<translation>{spot} 含有键“{key}”，任何计划都没有此键；请删除或改正拼写。</translation>
</message>
<message>
<source>{spot} lacks the key “{key}”; add it and open the plan again.</source>
<translation>{spot} 缺少键“{key}”；请添加后重新打开计划。</translation>
</message>
<message>
<source>{spot} gives the key “{key}” twice; keep one of them.</source>
<translation>{spot} 两次给出键“{key}”；请保留其一。</translation>
</message>
<message>
<source>{spot} is empty; fill it in and open the plan again.</source>
<translation>{spot} 为空；请填写后重新打开计划。</translation>
</message>
<message>
<source>{spot} holds an invisible character; type it anew.</source>
<translation>{spot} 含有不可见字符；请重新输入。</translation>
</message>
<message>
<source>{spot} says “{value}”; it must be one of: {allowed}.</source>
<translation>{spot} 的值为“{value}”；必须是下列之一：{allowed}。</translation>
</message>
<message>
<source>{spot} is not a finite number; give a number in its place.</source>
<translation>{spot} 不是有限的数；请改为一个数。</translation>
</message>
<message>
<source>{spot} must lie between {low} and {high}; correct the number.</source>
<translation>{spot} 必须在 {low} 与 {high} 之间；请改正该数。</translation>
</message>
<message>
<source>{spot} is not a text file in UTF-8; choose the plan document itself.</source>
<translation>{spot} 不是 UTF-8 文本文件；请选择计划文档本身。</translation>
</message>
<message>
<source>{spot} is not valid JSON at line {line}, column {column}; correct it there, or choose another file.</source>
<translation>{spot} 在第 {line} 行第 {column} 列不是有效的 JSON；请在该处改正，或选择其他文件。</translation>
</message>
<message>
<source>{spot} names no case; choose a folder of plans, or a list with one plan a line.</source>
<translation>{spot} 未指明任何病例；请选择计划文件夹，或每行一个计划的列表。</translation>
</message>
<message>
<source>{spot} is not an Isthmus plan; choose a document whose schema is isthmus-plan/1.</source>
<translation>{spot} 不是 Isthmus 计划；请选择模式为 isthmus-plan/1 的文档。</translation>
</message>
<message>
<source>{spot} names the level “{value}”; use T1 to T13, L1 to L6 or S1.</source>
<translation>{spot} 指明的节段为“{value}”；请使用 T1 至 T13、L1 至 L6 或 S1。</translation>
</message>
<message>
<source>The level {value} is in the plan already; choose another level.</source>
<translation>节段 {value} 已在计划中；请选择其他节段。</translation>
</message>
<message>
<source>{value} would leave the spine that is counted here; name one level by itself, or correct how many vertebrae are counted.</source>
<translation>{value} 将超出此处计数的脊柱；请单独命名一个节段，或改正椎骨的计数。</translation>
</message>
<message>
<source>{value} is found by its name in the label map; wait until it is measured, then give it another name.</source>
<translation>{value} 按其名称在标签图中查找；请等其测量完成后再更名。</translation>
</message>
<message>
<source>There is no landmark “{value}”; choose one from the list.</source>
<translation>没有标志点“{value}”；请从列表中选择。</translation>
</message>
<message>
<source>The outlines of {value} come from landmarks; move the landmarks themselves.</source>
<translation>{value} 的轮廓来自标志点；请移动标志点本身。</translation>
</message>
<message>
<source>These are the images that the plan was made on; choose the CT that was made after the operation.</source>
<translation>这是制定计划所用的影像；请选择手术后所摄的 CT。</translation>
</message>
<message>
<source>This case has another CT after the operation already; open the CT as a case of its own, and mark that as made after the operation.</source>
<translation>本病例已有另一术后 CT；请将该 CT 作为单独的病例打开，并标为术后所摄。</translation>
</message>
<message>
<source>{file}, {where}: post-operative images are told but their folder is not; give postop_ct as well, or leave this out.</source>
<translation>{file}，{where}：给出了术后影像但未给出其文件夹；请同时给出 postop_ct，或将其去掉。</translation>
</message>
<message>
<source>{spot} is the time of a confirmation that nobody gave; remove it, or name who confirmed.</source>
<translation>{spot} 是无人作出的确认的时间；请删除，或写明由谁确认。</translation>
</message>
<message>
<source>{spot} moves a wall by nothing; remove it.</source>
<translation>{spot} 对骨壁没有移动；请删除。</translation>
</message>
<message>
<source>The needle {value} is in the plan already; give it another name.</source>
<translation>穿刺针 {value} 已在计划中；请改用其他名称。</translation>
</message>
<message>
<source>The plan has no needle {value}; choose one from the list.</source>
<translation>计划中没有穿刺针 {value}；请从列表中选择。</translation>
</message>
<message>
<source>{value} has no landmarks whose sides could be swapped.</source>
<translation>{value} 没有可互换左右的标志点。</translation>
</message>
<message>
<source>Give your initials: a confirmation needs somebody who gave it.</source>
<translation>请填写姓名缩写：确认须有作出确认的人。</translation>
</message>
<message>
<source>Needle {value} is locked; unlock it first.</source>
<translation>穿刺针 {value} 已锁定；请先解锁。</translation>
</message>
<message>
<source>Needle {value} was placed by hand and is never replaced; delete it first.</source>
<translation>穿刺针 {value} 由手工放置，绝不会被替换；请先将其删除。</translation>
</message>
<message>
<source>Give your initials to unlock needle {value}: it is kept on record.</source>
<translation>请填写姓名缩写以解锁穿刺针 {value}：此操作会被记录。</translation>
</message>
<message>
<source>Write why the STOP of {value} is accepted; without that it stands.</source>
<translation>请写明为何接受 {value} 的禁止项；否则它仍然有效。</translation>
</message>
<message>
<source>{spot} gives the answer “{value}” twice; keep one of them.</source>
<translation>{spot} 两次给出回答“{value}”；请保留其一。</translation>
</message>
<message>
<source>{spot} accepts {value} twice; keep one of them.</source>
<translation>{spot} 两次接受 {value}；请保留其一。</translation>
</message>
<message>
<source>There is no question {value}; choose one from the form.</source>
<translation>没有问题 {value}；请从表单中选择。</translation>
</message>
<message>
<source>{spot} could not be written; check the free space and your rights there, or save under another name.</source>
<translation>{spot} 无法写入；请检查该处的可用空间和您的权限，或以其他名称保存。</translation>
</message>
<message>
<source>{spot} is a folder; choose the plan document inside it.</source>
<translation>{spot} 是文件夹；请选择其中的计划文档。</translation>
</message>
<message>
<source>{spot} is not there; check the path, or choose another file.</source>
<translation>{spot} 不存在；请检查路径，或选择其他文件。</translation>
</message>
<message>
<source>{spot} could not be read; check your rights to it.</source>
<translation>{spot} 无法读取；请检查您对它的权限。</translation>
</message>
<message>
<source>{needle}: entry and tip are one point; place the tip at least 1 mm from the entry.</source>
<translation>{needle}：进针点与针尖是同一点；请将针尖放在距进针点至少 1 mm 处。</translation>
</message>
<message>
<source>{needle}: entry or tip of {level} lies outside the images; correct its coordinates (patient LPS, mm), or open the images it was planned on.</source>
<translation>{needle}：{level} 的进针点或针尖位于影像之外；请改正其坐标（患者 LPS，mm），或打开制定计划所用的影像。</translation>
</message>
<message>
<source>There is no gauge {value} in the catalogue; choose one of: {known}.</source>
<translation>目录中没有规格 {value}；请从下列选择：{known}。</translation>
</message>
<message>
<source>The needle catalogue {file} cannot be read at “{key}”; put the original back.</source>
<translation>穿刺针目录 {file} 在“{key}”处无法读取；请放回原文件。</translation>
</message>
<message>
<source>{needle}: a needle from the shelf is 10 to 500 mm long; correct its length.</source>
<translation>{needle}：备针的长度为 10 至 500 mm；请改正其长度。</translation>
</message>
<message>
<source>{needle}: the outer diameter must lie between 0 and 20 mm; choose a gauge from the catalogue.</source>
<translation>{needle}：外径必须在 0 至 20 mm 之间；请从目录中选择规格。</translation>
</message>
</context>
<context>
<name>messages.plugins</name>
<message>
<source>part of the program</source>
<translation>程序自带</translation>
</message>
<message>
<source>for all users of this computer</source>
<translation>供本计算机所有用户使用</translation>
</message>
<message>
<source>yours</source>
<translation>您的</translation>
</message>
<message>
<source>installed with pip</source>
<translation>用 pip 安装</translation>
</message>
<message>
<source>{title} {version} ({id}) can be read; its files hold together. SHA-256 {sha256}.</source>
<translation>{title} {version}（{id}）可以读取；其文件完整。SHA-256 {sha256}。</translation>
</message>
<message>
<source>Nothing of {id} was run, as nobody has allowed it. If you know what it does, add --trust.</source>
<translation>未运行 {id} 的任何部分，因为尚无人允许。如果您了解其作用，请加上 --trust。</translation>
</message>
<message>
<source>It brings: {names}.</source>
<translation>它提供：{names}。</translation>
</message>
<message>
<source>{name} is {value:.2f} {unit} on the trial case.</source>
<translation>{name} 在试验病例上为 {value:.2f} {unit}。</translation>
</message>
<message>
<source>{name} wrote {size} bytes.</source>
<translation>{name} 写出了 {size} 字节。</translation>
</message>
<message>
<source>{tool} reads what these tools found, which are not here: {names}.</source>
<translation>{tool} 读取下列工具的结果，而它们不在此处：{names}。</translation>
</message>
<message>
<source>{tool} ran on the trial case and returned {findings} findings, {overlays} overlays, {tables} tables, {figures} figures and {sections} sections.</source>
<translation>{tool} 在试验病例上运行，返回 {findings} 条判定、{overlays} 个叠加层、{tables} 个表格、{figures} 幅插图和 {sections} 个段落。</translation>
</message>
<message>
<source>{tool} took {seconds:.1f} s (at most 6 s).</source>
<translation>{tool} 用时 {seconds:.1f} s（最多 6 s）。</translation>
</message>
<message>
<source>{tool} says something else of a mirrored patient: it may take right for left.</source>
<translation>{tool} 对镜像患者的结论不同：它可能混淆了左右。</translation>
</message>
<message>
<source>{tool} says this in English where another language is spoken ({language}): {texts}.</source>
<translation>使用另一种语言（{language}）时，{tool} 仍以英文说出：{texts}。</translation>
</message>
<message>
<source>The translation of “{text}” ({language}) does not hold the same facts.</source>
<translation>“{text}”的译文（{language}）所含的事实与原文不同。</translation>
</message>
<message>
<source>{tool} needs a plan, so it was not tried on a mirrored one.</source>
<translation>{tool} 需要计划，因此未在镜像计划上试验。</translation>
</message>
<message>
<source>{tool} only wants “{want}” but fails without it. {problem}</source>
<translation>{tool} 只是希望有“{want}”，但没有它就失败。{problem}</translation>
</message>
<message>
<source>{tool} ended {seconds:.1f} s after it was cancelled.</source>
<translation>{tool} 在取消后 {seconds:.1f} s 结束。</translation>
</message>
<message>
<source>The plugin brings nothing: no tools, measures or formats.</source>
<translation>该插件不提供任何内容：没有工具、测量或格式。</translation>
</message>
<message>
<source>The name {name} does not end with its unit, {unit}: as in body_ml.</source>
<translation>名称 {name} 没有以其单位 {unit} 结尾：应如 body_ml。</translation>
</message>
<message>
<source>{name} could not be measured on the trial case.</source>
<translation>{name} 无法在试验病例上测量。</translation>
</message>
<message>
<source>{tool} says the same of a mirrored patient, on the other side.</source>
<translation>{tool} 对镜像患者的结论相同，只是在另一侧。</translation>
</message>
<message>
<source>All that {tool} said can be said in another language ({language}).</source>
<translation>{tool} 所说的一切都能以另一种语言（{language}）说出。</translation>
</message>
<message>
<source>{tool} does without “{want}”.</source>
<translation>{tool} 没有“{want}”也能运行。</translation>
</message>
<message>
<source>ok</source>
<translation>正常</translation>
</message>
<message>
<source>FAILED</source>
<translation>失败</translation>
</message>
<message>
<source>There are no plugins.</source>
<translation>没有插件。</translation>
</message>
<message>
<source>may run</source>
<translation>可以运行</translation>
</message>
<message>
<source>{title} {version} may run now, as long as none of its files changes.</source>
<translation>{title} {version} 现在可以运行，只要其文件均未更改。</translation>
</message>
<message>
<source>{id} may not run any more.</source>
<translation>{id} 不再允许运行。</translation>
</message>
<message>
<source>Nobody had allowed {id}; it does not run.</source>
<translation>此前无人允许 {id}；它不会运行。</translation>
</message>
<message>
<source>{title} {version} was copied to your plugins. It does not run before you allow it: `isthmus plugin allow {id}`.</source>
<translation>{title} {version} 已复制到您的插件中。在您允许之前不会运行：`isthmus plugin allow {id}`。</translation>
</message>
<message>
<source>{id} was taken out of your plugins, and may not run any more.</source>
<translation>{id} 已从您的插件中移除，不再允许运行。</translation>
</message>
<message>
<source>{title} {version} was packed into {file}.</source>
<translation>{title} {version} 已打包为 {file}。</translation>
</message>
<message>
<source>A working tool was written into {folder}. Try it: `isthmus plugin check {folder} --trust`.</source>
<translation>已在 {folder} 中写出一个可运行的工具。请试用：`isthmus plugin check {folder} --trust`。</translation>
</message>
<message>
<source>SHA-256 {sha256}</source>
<translation>SHA-256 {sha256}</translation>
</message>
<message>
<source>All that was tried is as the contract says.</source>
<translation>所试各项均符合约定。</translation>
</message>
<message>
<source>{count} things are not as the contract says.</source>
<translation>有 {count} 项不符合约定。</translation>
</message>
</context>
<context>
<name>messages.plugins_dialog</name>
<message>
<source>Plugins</source>
<translation>插件</translation>
</message>
<message>
<source>Review tools, measures and formats that others wrote. Nothing of a plugin runs before somebody has allowed it, and one whose files change must be allowed anew.</source>
<translation>由他人编写的回顾工具、测量和格式。插件在有人允许之前不会运行任何部分；文件更改后须重新允许。</translation>
</message>
<message>
<source>Install from disk …</source>
<translation>从磁盘安装 …</translation>
</message>
<message>
<source>Allow</source>
<translation>允许</translation>
</message>
<message>
<source>Forbid</source>
<translation>禁用</translation>
</message>
<message>
<source>Remove</source>
<translation>移除</translation>
</message>
<message>
<source>May run.</source>
<translation>可以运行。</translation>
</message>
<message>
<source>{title} {version} was copied to your plugins. Look at it, then allow it.</source>
<translation>{title} {version} 已复制到您的插件中。请查看后再允许。</translation>
</message>
<message>
<source>Leave out the plugins of others until the program ends</source>
<translation>在程序结束之前不使用他人的插件</translation>
</message>
<message>
<source>What was found and cannot be used</source>
<translation>已找到但无法使用的内容</translation>
</message>
<message>
<source>Choose a plugin</source>
<translation>选择插件</translation>
</message>
</context>
<context>
<name>messages.policy</name>
<message>
<source>The needle's diameter</source>
<translation>穿刺针的直径</translation>
</message>
<message>
<source>The needle's length in the patient</source>
<translation>穿刺针在患者体内的长度</translation>
</message>
<message>
<source>The convergence of the needle</source>
<translation>穿刺针的内倾角</translation>
</message>
<message>
<source>The rise of the needle</source>
<translation>穿刺针的头倾角</translation>
</message>
<message>
<source>The distance before the posterior wall at the crossing</source>
<translation>针尖越过椎弓根内侧缘处至椎体后壁的距离</translation>
</message>
<message>
<source>The distance of the tip to the inner edge of the pedicle</source>
<translation>针尖至椎弓根内侧缘的距离</translation>
</message>
<message>
<source>The clearance to the medial wall</source>
<translation>至内侧壁的间距</translation>
</message>
<message>
<source>The clearance to the lateral wall</source>
<translation>至外侧壁的间距</translation>
</message>
<message>
<source>The clearance to the cranial wall</source>
<translation>至头侧壁的间距</translation>
</message>
<message>
<source>The clearance to the caudal wall</source>
<translation>至尾侧壁的间距</translation>
</message>
<message>
<source>The room between needle and inner edge at the entry</source>
<translation>进针点处穿刺针与椎弓根内侧缘之间的余量</translation>
</message>
<message>
<source>The place of the entry in the width of the pedicle</source>
<translation>进针点在椎弓根宽度中的位置</translation>
</message>
<message>
<source>The greatest convergence from this entry</source>
<translation>从该进针点允许的最大内倾角</translation>
</message>
<message>
<source>The bone in front of the tip on the side view</source>
<translation>侧位透视上针尖前方的骨质厚度</translation>
</message>
<message>
<source>The bone right in front of the tip</source>
<translation>针尖正前方的骨质厚度</translation>
</message>
<message>
<source>The distance of the needle to the canal</source>
<translation>穿刺针至椎管的距离</translation>
</message>
<message>
<source>The distance of the needle to metal</source>
<translation>穿刺针至金属物的距离</translation>
</message>
<message>
<source>The width of the pedicle</source>
<translation>椎弓根宽度</translation>
</message>
<message>
<source>The depth of the tip in the body</source>
<translation>针尖在椎体内的深度</translation>
</message>
<message>
<source>The distance of the tip to the midline</source>
<translation>针尖至中线的距离</translation>
</message>
<message>
<source>The distance of the tip to the front of the canal</source>
<translation>针尖至椎管前缘的距离</translation>
</message>
<message>
<source>The number of punctures on one side</source>
<translation>一侧的穿刺次数</translation>
</message>
<message>
<source>The depth of the cement's back edge in the body</source>
<translation>骨水泥后缘在椎体内的深度</translation>
</message>
<message>
<source>The distance of the cement to the canal</source>
<translation>骨水泥至椎管的距离</translation>
</message>
<message>
<source>The cement in the canal</source>
<translation>椎管内的骨水泥量</translation>
</message>
<message>
<source>The volume of cement</source>
<translation>骨水泥的体积</translation>
</message>
<message>
<source>The share of the body that is cement</source>
<translation>骨水泥占椎体的比例</translation>
</message>
<message>
<source>The radiopacifier by weight</source>
<translation>显影剂含量（按重量计）</translation>
</message>
<message>
<source>The most cement between two looks</source>
<translation>两次透视之间的最大骨水泥量</translation>
</message>
<message>
<source>The fastest push</source>
<translation>最快推注速度</translation>
</message>
<message>
<source>The share of the body that is cement on a punctured side</source>
<translation>穿刺侧骨水泥占椎体的比例</translation>
</message>
<message>
<source>The step between slices</source>
<translation>层间距</translation>
</message>
<message>
<source>The distance a fragment is pushed back</source>
<translation>骨块后凸的距离</translation>
</message>
<message>
<source>The injured share of the posterior wall</source>
<translation>椎体后壁受损的比例</translation>
</message>
<message>
<source>The lost share of the height</source>
<translation>椎体高度丢失的比例</translation>
</message>
<message>
<source>The age of the fracture</source>
<translation>骨折时间</translation>
</message>
<message>
<source>The CT number of spongy bone</source>
<translation>松质骨的 CT 值</translation>
</message>
<message>
<source>The gas in the body</source>
<translation>椎体内的气体量</translation>
</message>
<message>
<source>{id}@{sha256}, set by {set_by}, {lock}</source>
<translation>{id}@{sha256}，由 {set_by} 制定，{lock}</translation>
</message>
<message>
<source>Rule book {id_hash}.</source>
<translation>规则库 {id_hash}。</translation>
</message>
<message>
<source>Limits of {set_by} apply (policy {id}).</source>
<translation>适用 {set_by} 的限值（科室规则 {id}）。</translation>
</message>
<message>
<source>{what} is {value}; your department asks for {asked}.</source>
<translation>{what}为 {value}；贵科室要求 {asked}。</translation>
</message>
<message>
<source>{what} is {value}, and your department asks for {asked}: kept.</source>
<translation>{what}为 {value}，贵科室要求 {asked}：已满足。</translation>
</message>
<message>
<source>{what} is {value}, less than the uncertainty of that wall; your department asks for {asked}. Look at the wall on the CT.</source>
<translation>{what}为 {value}，小于该骨壁的不确定度；贵科室要求 {asked}。请在 CT 上查看该骨壁。</translation>
</message>
<message>
<source>{what} was {not_measured}, so it is not known whether it is {asked}, as your department asks. See {taken_by}.</source>
<translation>{what}{not_measured}，因此不知是否符合贵科室要求的 {asked}。参见 {taken_by}。</translation>
</message>
<message>
<source>{what} is {value} (asked: {asked}), but it cannot be relied on. See {taken_by}.</source>
<translation>{what}为 {value}（要求：{asked}），但该值不可靠。参见 {taken_by}。</translation>
</message>
<message>
<source>as in the book</source>
<translation>与规则库相同</translation>
</message>
<message>
<source>{now} instead of {was} ({way})</source>
<translation>{now}，原为 {was}（{way}）</translation>
</message>
<message>
<source>locked</source>
<translation>已锁定</translation>
</message>
<message>
<source>not locked</source>
<translation>未锁定</translation>
</message>
<message>
<source>{words} Policy {policy_words}.</source>
<translation>{words}科室规则 {policy_words}。</translation>
</message>
<message>
<source>{words} They are locked by it.</source>
<translation>{words}这些限值由其锁定。</translation>
</message>
<message>
<source>changed</source>
<translation>已更改</translation>
</message>
<message>
<source>{id}: added. {what} must be {asked}.</source>
<translation>{id}：新增。{what}必须 {asked}。</translation>
</message>
<message>
<source>{id}: turned off.</source>
<translation>{id}：已关闭。</translation>
</message>
<message>
<source>{id}: raised to {name}.</source>
<translation>{id}：升级为 {name}。</translation>
</message>
<message>
<source>looser</source>
<translation>更宽</translation>
</message>
<message>
<source>stricter</source>
<translation>更严</translation>
</message>
<message>
<source>Until then the rules apply as they were shipped.</source>
<translation>在此之前，按出厂规则执行。</translation>
</message>
<message>
<source>{place} is not there; put the policy back, or take its name away.</source>
<translation>找不到 {place}；请将科室规则放回，或取消对它的指定。</translation>
</message>
<message>
<source>{place} cannot be read; check your rights to it.</source>
<translation>无法读取 {place}；请检查您对它的权限。</translation>
</message>
<message>
<source>{place} is a folder; name the policy file inside it.</source>
<translation>{place} 是文件夹；请指明其中的科室规则文件。</translation>
</message>
<message>
<source>{place} is not a text file in UTF-8; save it anew as one.</source>
<translation>{place} 不是 UTF-8 文本文件；请重新保存为该格式。</translation>
</message>
<message>
<source>{place} is too large for a policy; put the right file there.</source>
<translation>{place} 过大，不可能是科室规则；请在该处放置正确的文件。</translation>
</message>
<message>
<source>{place} is not valid TOML at line {line}, column {column}; correct it there.</source>
<translation>{place} 不是有效的 TOML：第 {line} 行第 {column} 列有误；请在该处更正。</translation>
</message>
<message>
<source>{place}: there is no rule {value}; correct the id, or remove the entry.</source>
<translation>{place}：没有规则 {value}；请更正编号，或删除该条目。</translation>
</message>
<message>
<source>{place}: {rule} has no limit {value}; it has: {allowed}.</source>
<translation>{place}：{rule} 没有限值 {value}；它有：{allowed}。</translation>
</message>
<message>
<source>{place}: the unit is {value}, but {expected} is needed; convert it.</source>
<translation>{place}：单位为 {value}，但应为 {expected}；请换算。</translation>
</message>
<message>
<source>{place}: {value} would loosen {rule}, which no policy may; the limit is {limit}, or stricter.</source>
<translation>{place}：{value} 会放宽 {rule}，任何科室规则都不得如此；限值为 {limit} 或更严格。</translation>
</message>
<message>
<source>{place}: {value} cannot be turned off; remove this line.</source>
<translation>{place}：{value} 不能关闭；请删除此行。</translation>
</message>
<message>
<source>{place}: the rule {value} is there already; give yours another id.</source>
<translation>{place}：规则 {value} 已存在；请为您的规则另取编号。</translation>
</message>
<message>
<source>{place} says “{value}”; use up to 16 letters, digits, dots and dashes.</source>
<translation>{place} 为“{value}”；最多使用 16 个字母、数字、点和连字符。</translation>
</message>
<message>
<source>{place}: {value} has no unit, so no limit; choose another measure.</source>
<translation>{place}：{value} 没有单位，因此不能设限值；请选择其他测量项。</translation>
</message>
<message>
<source>{place} is no SHA-256; copy the one that `isthmus plugin list` shows.</source>
<translation>{place} 不是 SHA-256；请复制 `isthmus plugin list` 所显示的值。</translation>
</message>
<message>
<source>{place} is no address; write it as https://HOST/PATH.</source>
<translation>{place} 不是地址；请写成 https://HOST/PATH。</translation>
</message>
<message>
<source>{place} holds a name, password or key, which every user of this computer could read; take it out.</source>
<translation>{place} 含有姓名、密码或密钥，本计算机的每个用户都能读到；请将其去掉。</translation>
</message>
<message>
<source>{place} says “{value}”; write a computer's name or its IP address.</source>
<translation>{place} 的值为“{value}”；请写计算机的名称或 IP 地址。</translation>
</message>
<message>
<source>{place} says “{value}”; an AE title has up to 16 plain letters and digits.</source>
<translation>{place} 的值为“{value}”；AE 标题最多 16 个普通字母和数字。</translation>
</message>
<message>
<source>{place}: there is another archive “{value}”; rename one.</source>
<translation>{place}：已有另一个归档“{value}”；请更改其一的名称。</translation>
</message>
<message>
<source>{place} is missing; add it.</source>
<translation>缺少 {place}；请添加。</translation>
</message>
<message>
<source>{place} is a key that no policy has; remove or correct it.</source>
<translation>{place} 不是科室规则中应有的键；请删除或更正。</translation>
</message>
</context>
<context>
<name>messages.progress</name>
<message>
<source>about {hours:.1f} hours left</source>
<translation>约剩 {hours:.1f} 小时</translation>
</message>
<message>
<source>a few seconds left</source>
<translation>还剩数秒</translation>
</message>
<message>
<source>about {round:.0f} seconds left</source>
<translation>约剩 {round:.0f} 秒</translation>
</message>
<message>
<source>about 1 minute left</source>
<translation>约剩 1 分钟</translation>
</message>
<message>
<source>about {round:.0f} minutes left</source>
<translation>约剩 {round:.0f} 分钟</translation>
</message>
<message>
<source>Cancelling …</source>
<translation>正在取消 …</translation>
</message>
<message>
<source>Reading the later CT …</source>
<translation>正在读取术后 CT …</translation>
</message>
<message>
<source>Finding {level} again on the later CT …</source>
<translation>正在术后 CT 上重新寻找 {level} …</translation>
</message>
<message>
<source>Measuring the walls of {level} …</source>
<translation>正在测量 {level} 的骨壁 …</translation>
</message>
<message>
<source>Measure again</source>
<translation>重新测量</translation>
</message>
<message>
<source>Reading the label map …</source>
<translation>正在读取标签图 …</translation>
</message>
<message>
<source>Writing the report …</source>
<translation>正在写报告 …</translation>
</message>
</context>
<context>
<name>messages.proposals</name>
<message>
<source>Most room</source>
<translation>余量最大</translation>
</message>
<message>
<source>Nearest the midline</source>
<translation>最靠近中线</translation>
</message>
<message>
<source>Parallel to the endplates</source>
<translation>与终板平行</translation>
</message>
<message>
<source>Thinner needle</source>
<translation>更细的穿刺针</translation>
</message>
<message>
<source>No way through the pedicle</source>
<translation>没有通过椎弓根的路径</translation>
</message>
<message>
<source>The pedicle is too low</source>
<translation>椎弓根过低</translation>
</message>
<message>
<source>The vertebra has no walls yet. Complete it first.</source>
<translation>该椎骨尚无骨壁。请先将其完成。</translation>
</message>
<message>
<source>This pedicle was not seen. Supply it by a label map or landmarks, or choose the other side.</source>
<translation>未见该侧椎弓根。请用标签图或标志点补充，或选择另一侧。</translation>
</message>
<message>
<source>Needle {needle} is there already, placed by hand or locked. Delete it, or mark it withdrawn, to have one proposed.</source>
<translation>已有穿刺针 {needle}，系手工放置或已锁定。要获得建议，请将其删除或标为撤回。</translation>
</message>
<message>
<source>Isthmus {isthmus}, smallest needle needs {needed} ({diameter} and room on each side). Choose the other side, or an access beside the pedicle.</source>
<translation>峡部 {isthmus}，最细的穿刺针需要 {needed}（{diameter} 及两侧余量）。请选择另一侧，或经椎弓根旁入路。</translation>
</message>
<message>
<source>The images cannot clear any needle here ({rule}). Use thinner slices, or outlines that show every wall.</source>
<translation>本影像无法在此判定任何穿刺针为安全（{rule}）。请使用更薄的层面，或能显示所有骨壁的轮廓。</translation>
</message>
<message>
<source>{way}: the best needle of {diameter} keeps {clearance} to the {wall} wall, and {rule} does not let it pass. Choose the other side, or another access.</source>
<translation>{way}：{diameter} 的最佳穿刺针距{wall}壁 {clearance}，而 {rule} 不予通过。请选择另一侧，或其他入路。</translation>
</message>
<message>
<source>{side}: no needle. {why}</source>
<translation>{side}：无穿刺针。{why}</translation>
</message>
<message>
<source>{verdict} by {rules}</source>
<translation>{verdict}（{rules}）</translation>
</message>
<message>
<source>About the same as the first.</source>
<translation>与第一个大致相同。</translation>
</message>
<message>
<source>tip {offset} from the midline</source>
<translation>针尖距中线 {offset}</translation>
</message>
<message>
<source>{angle} in</source>
<translation>内倾 {angle}</translation>
</message>
<message>
<source>{angle} out</source>
<translation>外倾 {angle}</translation>
</message>
<message>
<source>{angle} up</source>
<translation>头倾 {angle}</translation>
</message>
<message>
<source>{angle} down</source>
<translation>尾倾 {angle}</translation>
</message>
<message>
<source>Propose</source>
<translation>建议</translation>
</message>
<message>
<source>Looking for safe needles …</source>
<translation>正在寻找安全的穿刺针 …</translation>
</message>
<message>
<source>Take proposed needle</source>
<translation>采用所建议的穿刺针</translation>
</message>
<message>
<source>Enter, or a click, takes a needle into the plan.</source>
<translation>按 Enter 或单击，即可将穿刺针取入计划。</translation>
</message>
<message>
<source>Both sides</source>
<translation>双侧</translation>
</message>
<message>
<source>Right side only</source>
<translation>仅右侧</translation>
</message>
<message>
<source>Left side only</source>
<translation>仅左侧</translation>
</message>
<message>
<source>Nobody has confirmed the outlines of {level} yet: what is proposed there is only as good as they are.</source>
<translation>尚无人确认 {level} 的轮廓：所建议内容的可靠程度仅与轮廓相当。</translation>
</message>
<message>
<source>{by} thicker</source>
<translation>粗 {by}</translation>
</message>
<message>
<source>{by} thinner</source>
<translation>细 {by}</translation>
</message>
<message>
<source>{by} more room</source>
<translation>余量多 {by}</translation>
</message>
<message>
<source>{by} less room</source>
<translation>余量少 {by}</translation>
</message>
<message>
<source>{by} farther from the midline</source>
<translation>距中线远 {by}</translation>
</message>
<message>
<source>{by} nearer the midline</source>
<translation>距中线近 {by}</translation>
</message>
<message>
<source>{by} more inwards</source>
<translation>多内倾 {by}</translation>
</message>
<message>
<source>{by} less inwards</source>
<translation>少内倾 {by}</translation>
</message>
<message>
<source>{by} more upwards</source>
<translation>多头倾 {by}</translation>
</message>
<message>
<source>{by} more downwards</source>
<translation>多尾倾 {by}</translation>
</message>
</context>
<context>
<name>messages.questions</name>
<message>
<source>Is there an MRI of this level?</source>
<translation>该节段有 MRI 吗？</translation>
</message>
<message>
<source>If there is none: why not?</source>
<translation>如果没有：为什么？</translation>
</message>
<message>
<source>What caused the fracture?</source>
<translation>骨折的原因是什么？</translation>
</message>
<message>
<source>How old is it?</source>
<translation>骨折有多久了？</translation>
</message>
<message>
<source>How much of the height is lost?</source>
<translation>高度丢失了多少？</translation>
</message>
<message>
<source>Is there a cleft inside the body?</source>
<translation>椎体内有裂隙吗？</translation>
</message>
<message>
<source>Is a pedicle broken?</source>
<translation>椎弓根有骨折吗？</translation>
</message>
<message>
<source>How is the posterior wall?</source>
<translation>椎体后壁情况如何？</translation>
</message>
<message>
<source>How far is a fragment pushed into the canal?</source>
<translation>骨块向椎管内后凸多少？</translation>
</message>
<message>
<source>How much of the posterior wall is involved?</source>
<translation>椎体后壁受累多少？</translation>
</message>
<message>
<source>Where else is the cortex broken?</source>
<translation>其他哪些部位皮质破裂？</translation>
</message>
<message>
<source>How dense is the spongy bone?</source>
<translation>松质骨密度如何？</translation>
</message>
<message>
<source>Is there metal in this vertebra?</source>
<translation>该椎骨内有金属物吗？</translation>
</message>
<message>
<source>How much is planned?</source>
<translation>计划用量是多少？</translation>
</message>
<message>
<source>How thick is it when it is injected?</source>
<translation>注入时的黏度如何？</translation>
</message>
<message>
<source>How much of it is contrast, by weight?</source>
<translation>其中显影剂占多少（按重量计）？</translation>
</message>
<message>
<source>Are the markers of inflammation raised?</source>
<translation>炎症指标升高了吗？</translation>
</message>
<message>
<source>Is the pain unlike that of a fracture?</source>
<translation>疼痛是否不像骨折所致？</translation>
</message>
<message>
<source>Does any of these apply?</source>
<translation>是否存在以下任何一项？</translation>
</message>
<message>
<source>Was treatment without an operation considered?</source>
<translation>是否考虑过非手术治疗？</translation>
</message>
<message>
<source>Which anaesthesia?</source>
<translation>采用哪种麻醉？</translation>
</message>
<message>
<source>Does somebody experienced operate or supervise?</source>
<translation>是否由有经验者主刀或指导？</translation>
</message>
<message>
<source>Osteoporosis</source>
<translation>骨质疏松</translation>
</message>
<message>
<source>A tumour, or it is suspected</source>
<translation>肿瘤，或怀疑肿瘤</translation>
</message>
<message>
<source>An injury</source>
<translation>外伤</translation>
</message>
<message>
<source>No</source>
<translation>否</translation>
</message>
<message>
<source>Yes, closed</source>
<translation>是，闭合</translation>
</message>
<message>
<source>Yes, open to the outside</source>
<translation>是，向外开放</translation>
</message>
<message>
<source>The right one</source>
<translation>右侧</translation>
</message>
<message>
<source>The left one</source>
<translation>左侧</translation>
</message>
<message>
<source>Both</source>
<translation>双侧</translation>
</message>
<message>
<source>Whole</source>
<translation>完整</translation>
</message>
<message>
<source>Cracked, in place</source>
<translation>有裂纹，无移位</translation>
</message>
<message>
<source>Displaced</source>
<translation>移位</translation>
</message>
<message>
<source>Yes, by a known cause</source>
<translation>是，原因已知</translation>
</message>
<message>
<source>Yes, unexplained</source>
<translation>是，原因不明</translation>
</message>
<message>
<source>Liquid</source>
<translation>液态</translation>
</message>
<message>
<source>Low</source>
<translation>低</translation>
</message>
<message>
<source>Medium</source>
<translation>中</translation>
</message>
<message>
<source>High</source>
<translation>高</translation>
</message>
<message>
<source>Like toothpaste</source>
<translation>牙膏状</translation>
</message>
<message>
<source>Doughy</source>
<translation>面团状</translation>
</message>
<message>
<source>Local</source>
<translation>局部麻醉</translation>
</message>
<message>
<source>Local with sedation</source>
<translation>局部麻醉加镇静</translation>
</message>
<message>
<source>General</source>
<translation>全身麻醉</translation>
</message>
<message>
<source>The CT shows {gas} of gas in the body.{at}</source>
<translation>CT 显示椎体内有 {gas} 气体。{at}</translation>
</message>
<message>
<source>The CT shows a long dense body: metal, by its shape.</source>
<translation>CT 显示长条形致密体：据形态为金属物。</translation>
</message>
<message>
<source>The CT shows {density} on average.</source>
<translation>CT 显示平均 {density}。</translation>
</message>
<message>
<source>Not answered</source>
<translation>未回答</translation>
</message>
<message>
<source>Yes</source>
<translation>是</translation>
</message>
<message>
<source>None of these</source>
<translation>以上皆无</translation>
</message>
<message>
<source>Images</source>
<translation>影像</translation>
</message>
<message>
<source>Fracture</source>
<translation>骨折</translation>
</message>
<message>
<source>Walls</source>
<translation>骨壁</translation>
</message>
<message>
<source>Patient</source>
<translation>患者</translation>
</message>
<message>
<source>Operation</source>
<translation>手术</translation>
</message>
<message>
<source> months</source>
<translation> 个月</translation>
</message>
<message>
<source> mm</source>
<translation> mm</translation>
</message>
<message>
<source> HU</source>
<translation> HU</translation>
</message>
<message>
<source> mL</source>
<translation> mL</translation>
</message>
</context>
<context>
<name>messages.registry</name>
<message>
<source>Technique</source>
<translation>技术</translation>
</message>
<message>
<source>Lost</source>
<translation>缺损</translation>
</message>
<message>
<source>Began</source>
<translation>起始</translation>
</message>
<message>
<source>Origin</source>
<translation>来源</translation>
</message>
<message>
<source>own</source>
<translation>自有</translation>
</message>
<message>
<source>published</source>
<translation>已发表</translation>
</message>
<message>
<source>at once</source>
<translation>立即</translation>
</message>
<message>
<source>early, within a month</source>
<translation>早期，一个月内</translation>
</message>
<message>
<source>late</source>
<translation>晚期</translation>
</message>
<message>
<source>never</source>
<translation>从未</translation>
</message>
<message>
<source>no operation</source>
<translation>未手术</translation>
</message>
<message>
<source>treated without an operation</source>
<translation>非手术治疗</translation>
</message>
<message>
<source>operated on, not told how</source>
<translation>已手术，方式未说明</translation>
</message>
<message>
<source>endoscope</source>
<translation>内镜</translation>
</message>
<message>
<source>endoscope, approach A</source>
<translation>内镜，入路 A</translation>
</message>
<message>
<source>endoscope, approach B</source>
<translation>内镜，入路 B</translation>
</message>
<message>
<source>lamina taken away</source>
<translation>椎板切除</translation>
</message>
<message>
<source>dura opened</source>
<translation>切开硬膜</translation>
</message>
<message>
<source>fixation</source>
<translation>固定</translation>
</message>
<message>
<source>body removed</source>
<translation>椎体切除</translation>
</message>
<message>
<source>place of the cement</source>
<translation>骨水泥的位置</translation>
</message>
<message>
<source>what was lost</source>
<translation>功能缺损</translation>
</message>
<message>
<source>onset</source>
<translation>起始时间</translation>
</message>
<message>
<source>technique</source>
<translation>技术</translation>
</message>
<message>
<source>kind of fracture</source>
<translation>骨折类型</translation>
</message>
<message>
<source>level</source>
<translation>节段</translation>
</message>
<message>
<source>the same</source>
<translation>相同</translation>
</message>
<message>
<source>partly the same</source>
<translation>部分相同</translation>
</message>
<message>
<source>different</source>
<translation>不同</translation>
</message>
<message>
<source>left {left}, right {right}</source>
<translation>左 {left}，右 {right}</translation>
</message>
<message>
<source>{facet}: {counts}</source>
<translation>{facet}：{counts}</translation>
</message>
<message>
<source>{cases} cases of {patients} patients: {published} published, {own} own.</source>
<translation>{patients} 名患者的 {cases} 个病例：已发表 {published} 个，自有 {own} 个。</translation>
</message>
<message>
<source>{title}, {levels}: differs in {count} of 6</source>
<translation>{title}，{levels}：6 项中有 {count} 项不同</translation>
</message>
<message>
<source>{how}: {things}</source>
<translation>{how}：{things}</translation>
</message>
<message>
<source>Added {added}; already here {known}; left out, as they say something else under a known number {differing}.</source>
<translation>已添加 {added} 个；此处已有 {known} 个；因与同一编号的已知内容不符而略去 {differing} 个。</translation>
</message>
<message>
<source>at last {words}</source>
<translation>最后{words}</translation>
</message>
<message>
<source>; </source>
<translation>；</translation>
</message>
<message>
<source>The registry {file} could not be written; check the free space and your rights there.</source>
<translation>登记库 {file} 无法写入；请检查该处的可用空间和您的权限。</translation>
</message>
<message>
<source>{file} is not a registry of review cases; choose another one, or move it away, and a new one is made.</source>
<translation>{file} 不是回顾病例登记库；请另选一个，或将其移走，程序会新建一个。</translation>
</message>
<message>
<source>{file} is being written by another program at this moment; wait a little, and try again.</source>
<translation>{file} 此刻正由另一程序写入；请稍候再试。</translation>
</message>
<message>
<source>The registry {file} is damaged. Take a copy from a backup, or move it away, and a new one is made.</source>
<translation>登记库 {file} 已损坏。请从备份中取一份副本，或将其移走，程序会新建一个。</translation>
</message>
<message>
<source>The registry takes nothing that somebody typed, as it could name a patient; leave these out: {names}.</source>
<translation>登记库不收录任何键入的文字，因为可能含有患者姓名；请去掉：{names}。</translation>
</message>
<message>
<source>The registry has no case {value}; choose one that it lists.</source>
<translation>登记库中没有病例 {value}；请选择列出的病例。</translation>
</message>
<message>
<source>{value} is a published case, which stays as its paper tells it; add a case of your own beside it.</source>
<translation>{value} 是已发表的病例，保持其论文所述；请在其旁添加您自己的病例。</translation>
</message>
<message>
<source>No case of the registry is {value} by its {key}; it knows: {allowed}.</source>
<translation>登记库中没有 {key} 为 {value} 的病例；已知的有：{allowed}。</translation>
</message>
<message>
<source>Ordered by the place of the cement first, then by how many of six things differ; partly the same counts a half, not told counts as different. No probability.</source>
<translation>先按骨水泥的位置排序，再按六项中不同的项数排序；部分相同计半项，未说明计为不同。并非概率。</translation>
</message>
<message>
<source>Left out, as it could name a patient: {names}. The registry keeps figures and words of a list.</source>
<translation>因可能含有患者姓名而略去：{names}。登记库只保存数值和列表中的词。</translation>
</message>
<message>
<source>Cases of the registry that cannot be read: {count}.</source>
<translation>登记库中无法读取的病例：{count} 个。</translation>
</message>
<message>
<source>Case registry</source>
<translation>病例登记库</translation>
</message>
<message>
<source>Cases</source>
<translation>病例</translation>
</message>
<message>
<source>Chosen case beside this one</source>
<translation>所选病例与本病例对照</translation>
</message>
<message>
<source>Case</source>
<translation>病例</translation>
</message>
<message>
<source>Differs in</source>
<translation>差异</translation>
</message>
<message>
<source>{count} of 6</source>
<translation>6 项中的 {count} 项</translation>
</message>
<message>
<source>{title}, told again</source>
<translation>{title}，另一次记述</translation>
</message>
<message>
<source>all</source>
<translation>全部</translation>
</message>
<message>
<source>Show all cases</source>
<translation>显示全部病例</translation>
</message>
<message>
<source>Add from file …</source>
<translation>从文件添加 …</translation>
</message>
<message>
<source>Add this case</source>
<translation>添加本病例</translation>
</message>
<message>
<source>Export these …</source>
<translation>导出这些 …</translation>
</message>
<message>
<source>The case was removed.</source>
<translation>该病例已移除。</translation>
</message>
<message>
<source>Remove this case from the registry? It cannot be brought back unless it was exported.</source>
<translation>从登记库中移除该病例？除非已导出，否则无法恢复。</translation>
</message>
</context>
<context>
<name>messages.report</name>
<message>
<source>true AP, simulated from the CT</source>
<translation>标准正位，由 CT 模拟</translation>
</message>
<message>
<source>true lateral, simulated</source>
<translation>标准侧位，模拟</translation>
</message>
<message>
<source>Walls from: {source}. Uncertainty of a wall: {x} sideways, {y} front to back, {z} up and down.</source>
<translation>骨壁来源：{source}。骨壁的不确定度：左右 {x}，前后 {y}，上下 {z}。</translation>
</message>
<message>
<source>Nobody has said what is to be injected.</source>
<translation>尚无人说明拟注入什么。</translation>
</message>
<message>
<source> on {when:%Y-%m-%d %H:%M} UTC</source>
<translation>（{when:%Y-%m-%d %H:%M} UTC）</translation>
</message>
<message>
<source>Name and outlines confirmed by {confirmed_by}{said}.</source>
<translation>名称和轮廓已由 {confirmed_by} 确认{said}。</translation>
</message>
<message>
<source>Not seen: {not_seen_words}.</source>
<translation>未见：{not_seen_words}。</translation>
</message>
<message>
<source>{radiopacifier_wt_percent:g} % radiopacifier by weight</source>
<translation>显影剂 {radiopacifier_wt_percent:g} %（按重量计）</translation>
</message>
<message>
<source>The report lies in {file}, beside it a web page and the findings as JSON and CSV. It is of the state {state}.</source>
<translation>报告位于 {file}，旁边附有网页版以及 JSON 和 CSV 格式的判定。其状态为 {state}。</translation>
</message>
<message>
<source>The report lies in {file}. It is of the state {state}.</source>
<translation>报告位于 {file}。其对应状态为 {state}。</translation>
</message>
<message>
<source>The plan was changed since.</source>
<translation>此后方案已更改。</translation>
</message>
<message>
<source>Plan: {levels}</source>
<translation>计划：{levels}</translation>
</message>
<message>
<source>Isthmus {version}  ·  research and teaching, not a cleared medical device</source>
<translation>Isthmus {version}  ·  用于研究和教学，不是获批的医疗器械</translation>
</message>
<message>
<source>This report does not name the patient.</source>
<translation>本报告不含患者姓名。</translation>
</message>
<message>
<source>State {state}  ·  rule book {book}</source>
<translation>状态 {state}  ·  规则库 {book}</translation>
</message>
<message>
<source>Page {page} of {count}</source>
<translation>第 {page} 页，共 {count} 页</translation>
</message>
<message>
<source>What the rules say</source>
<translation>规则判定</translation>
</message>
<message>
<source>Needles</source>
<translation>穿刺针</translation>
</message>
<message>
<source>Room to the pedicle walls</source>
<translation>至椎弓根各壁的余量</translation>
</message>
<message>
<source>Accepted STOPs</source>
<translation>已接受的禁止项</translation>
</message>
<message>
<source>How this was made</source>
<translation>制作方法</translation>
</message>
<message>
<source>Outer diameter</source>
<translation>外径</translation>
</message>
<message>
<source>Length in the patient</source>
<translation>患者体内长度</translation>
</message>
<message>
<source>Convergence / rise</source>
<translation>内倾角 / 头倾角</translation>
</message>
<message>
<source>Entry and tip from the midline</source>
<translation>进针点和针尖距中线</translation>
</message>
<message>
<source>Tip depth</source>
<translation>针尖深度</translation>
</message>
<message>
<source>C-arm down the needle</source>
<translation>沿针轴的 C形臂角度</translation>
</message>
<message>
<source>Medial</source>
<translation>内侧</translation>
</message>
<message>
<source>Lateral</source>
<translation>外侧</translation>
</message>
<message>
<source>Cranial</source>
<translation>头侧</translation>
</message>
<message>
<source>Caudal</source>
<translation>尾侧</translation>
</message>
<message>
<source>Limit and papers</source>
<translation>限值与文献</translation>
</message>
<message>
<source>Question</source>
<translation>问题</translation>
</message>
<message>
<source>Answer</source>
<translation>回答</translation>
</message>
<message>
<source>axial cut through the isthmus</source>
<translation>经椎弓根峡部的横断面</translation>
</message>
<message>
<source>sagittal cut through the pedicle</source>
<translation>经椎弓根的矢状面</translation>
</message>
<message>
<source>cut across the needle at its tip</source>
<translation>针尖处垂直于穿刺针的截面</translation>
</message>
<message>
<source>bone and needles from behind</source>
<translation>骨骼与穿刺针（后面观）</translation>
</message>
<message>
<source>no needle</source>
<translation>无穿刺针</translation>
</message>
<message>
<source>Nobody has confirmed name and outlines of this vertebra.</source>
<translation>尚无人确认该椎骨的名称和轮廓。</translation>
</message>
<message>
<source>A policy of the department is there but could not be used; the rules applied here are those that were shipped.</source>
<translation>有科室规则，但无法使用；此处执行的是出厂规则。</translation>
</message>
<message>
<source>Distances are measured in the frame of each vertebra, between the surface of the needle and walls drawn below a voxel. How uncertain a wall is stands with each vertebra; a distance within that is never better than a warning. Pictures lie in the planes of the vertebra, at the scale printed in them; R is the patient's right.</source>
<translation>距离均在各椎骨自身的坐标系中测量，为穿刺针表面与以亚体素精度绘制的骨壁之间的距离。骨壁的不确定度随各椎骨列出；小于该不确定度的距离，其判定绝不优于警告。图像位于椎骨自身的平面内，比例尺印于图中；R 表示患者右侧。</translation>
</message>
</context>
<context>
<name>messages.report_review</name>
<message>
<source>done in {seconds} s</source>
<translation>用时 {seconds} 秒完成</translation>
</message>
<message>
<source>failed</source>
<translation>失败</translation>
</message>
<message>
<source>not run</source>
<translation>未运行</translation>
</message>
<message>
<source>Review of {level} after the operation</source>
<translation>{level} 术后回顾</translation>
</message>
<message>
<source>Made from the CT after the operation. What was measured there and what the reviewer told is judged by the rules on leaks; published cases are told of, and nothing here is an instruction.</source>
<translation>根据术后 CT 得出。测量结果与审阅者的说明均按渗漏规则判断；文中提及已发表病例，但均不构成任何指示。</translation>
</message>
<message>
<source>The leak, by the rules</source>
<translation>按规则判断的渗漏</translation>
</message>
<message>
<source>What the rules would have said</source>
<translation>规则当时会如何提示</translation>
</message>
<message>
<source>What the tools say</source>
<translation>各工具的结果</translation>
</message>
<message>
<source>Tool</source>
<translation>工具</translation>
</message>
<message>
<source>What is known of the patient and the leak</source>
<translation>关于患者与渗漏的已知情况</translation>
</message>
<message>
<source>From</source>
<translation>来源</translation>
</message>
<message>
<source>the reviewer</source>
<translation>审阅者</translation>
</message>
<message>
<source>the images</source>
<translation>影像</translation>
</message>
<message>
<source>Review tools</source>
<translation>回顾工具</translation>
</message>
<message>
<source>SHA-256</source>
<translation>SHA-256</translation>
</message>
<message>
<source>What became of it</source>
<translation>运行结果</translation>
</message>
<message>
<source>axial, after the operation</source>
<translation>术后轴位</translation>
</message>
<message>
<source>sagittal, after the operation</source>
<translation>术后矢状位</translation>
</message>
</context>
<context>
<name>messages.rescue</name>
<message>
<source>Again: {landmark}</source>
<translation>重新放置：{landmark}</translation>
</message>
<message>
<source>Show it: {landmark}</source>
<translation>指出：{landmark}</translation>
</message>
<message>
<source>Use landmarks ({known} known)</source>
<translation>使用标志点（已知 {known} 个）</translation>
</message>
<message>
<source>Use landmarks instead</source>
<translation>改用标志点</translation>
</message>
<message>
<source>Move the crosshair into the spinal canal at the height of the click and press “Crosshair is in canal” below.</source>
<translation>请将十字线移到与单击处等高的椎管内，并按下方的“十字线在椎管内”。</translation>
</message>
<message>
<source>Move the crosshair into the middle of the body, in all three views, and press “Search from crosshair” below.</source>
<translation>请在三个视图中都将十字线移到椎体中央，并按下方的“从十字线处搜索”。</translation>
</message>
<message>
<source>Choose another source</source>
<translation>选择其他来源</translation>
</message>
</context>
<context>
<name>messages.review_command</name>
<message>
<source>done in {seconds:.1f} s</source>
<translation>用时 {seconds:.1f} s</translation>
</message>
<message>
<source>Tools</source>
<translation>工具</translation>
</message>
<message>
<source>{count} files were written into {folder}.</source>
<translation>已将 {count} 个文件写入 {folder}。</translation>
</message>
</context>
<context>
<name>messages.review_errors</name>
<message>
<source>In the review case, {where}</source>
<translation>回顾病例中的 {where}</translation>
</message>
<message>
<source>The review case</source>
<translation>该回顾病例</translation>
</message>
<message>
<source>{spot} is not an Isthmus review case; choose a document whose schema is isthmus-review-case/1.</source>
<translation>{spot} 不是 Isthmus 回顾病例；请选择模式为 isthmus-review-case/1 的文档。</translation>
</message>
<message>
<source>{spot} was written by a later version of Isthmus ({value}; this one reads {known}); open it with that version.</source>
<translation>{spot} 由较新版本的 Isthmus 写成（{value}；本版本可读取 {known}）；请用该版本打开。</translation>
</message>
<message>
<source>{spot} is not a table of published cases: it lacks the columns {missing}.</source>
<translation>{spot} 不是已发表病例的表格：缺少列 {missing}。</translation>
</message>
<message>
<source>{spot} has columns that no table of review cases has, or has them twice: {names}; remove them or correct their spelling.</source>
<translation>{spot} 含有回顾病例表格所没有的列，或有重复的列：{names}；请删除或改正拼写。</translation>
</message>
<message>
<source>{spot} must be {expected}; correct it and open it again.</source>
<translation>{spot} 必须是{expected}；请改正后重新打开。</translation>
</message>
<message>
<source>{spot} has the key “{key}”, which no review case has; remove it or correct its spelling.</source>
<translation>{spot} 含有键“{key}”，任何回顾病例都没有此键；请删除或改正拼写。</translation>
</message>
<message>
<source>{spot} lacks the key “{key}”; add it and open it again.</source>
<translation>{spot} 缺少键“{key}”；请添加后重新打开。</translation>
</message>
<message>
<source>{spot} is empty; fill it in, or leave it out if nobody knows.</source>
<translation>{spot} 为空；请填写，若无人知晓则去掉。</translation>
</message>
<message>
<source>{spot} gives “{value}” twice; keep one of them.</source>
<translation>{spot} 两次给出“{value}”；请保留其一。</translation>
</message>
<message>
<source>{spot} is not a text file in UTF-8; choose the document itself.</source>
<translation>{spot} 不是 UTF-8 文本文件；请选择文档本身。</translation>
</message>
<message>
<source>{spot} is a folder; choose the document inside it.</source>
<translation>{spot} 是文件夹；请选择其中的文档。</translation>
</message>
</context>
<context>
<name>messages.review_findings</name>
<message>
<source> Weakest muscle left {left}, right {right}.</source>
<translation>最弱肌力：左侧 {left}，右侧 {right}。</translation>
</message>
<message>
<source>{positive} of {assessed} signs that were assessed</source>
<translation>已评估的 {assessed} 项征象中有 {positive} 项阳性</translation>
</message>
<message>
<source>{score}: {signs}</source>
<translation>{score}：{signs}</translation>
</message>
<message>
<source>, more on the {side}</source>
<translation>，{side}较多</translation>
</message>
<message>
<source> It takes {parts}.</source>
<translation>其范围：{parts}。</translation>
</message>
<message>
<source> Worst values: {parts}.</source>
<translation>最差值：{parts}。</translation>
</message>
<message>
<source>one side</source>
<translation>一侧</translation>
</message>
<message>
<source>days</source>
<translation>天</translation>
</message>
<message>
<source> (day {days})</source>
<translation>（第 {days} 天）</translation>
</message>
<message>
<source>{share} of the canal</source>
<translation>占椎管 {share}</translation>
</message>
<message>
<source>it measures {density}</source>
<translation>其密度为 {density}</translation>
</message>
<message>
<source>it is joined to the cement in the body</source>
<translation>与椎体内的骨水泥相连</translation>
</message>
<message>
<source>clearance to the medial wall {medial_clearance}</source>
<translation>至内侧壁的间距 {medial_clearance}</translation>
</message>
<message>
<source>room at the entry {entry_gap}</source>
<translation>进针点处余量 {entry_gap}</translation>
</message>
<message>
<source>angle beyond what the wall allows {excess}</source>
<translation>角度超出骨壁允许值 {excess}</translation>
</message>
<message>
<source>Cement lies {compartments}.{extent}</source>
<translation>骨水泥渗漏部位：{compartments}。{extent}</translation>
</message>
<message>
<source>Cement {compartments}</source>
<translation>骨水泥渗漏：{compartments}</translation>
</message>
<message>
<source>A piece of cement is called central or paracentral, but lies at {midline} of the distance between the pedicles from the midline. Correct the one that is wrong.</source>
<translation>某块骨水泥被记为中央型或旁中央型，但其距中线的距离为两侧椎弓根间距的 {midline}。请更正有误的一项。</translation>
</message>
<message>
<source>The cement left the bone {types}{later_words}.</source>
<translation>骨水泥渗漏途径：{types}{later_words}。</translation>
</message>
<message>
<source>Left the bone {types}</source>
<translation>渗漏途径：{types}</translation>
</message>
<message>
<source>Cement within the dura is likely: {signs}. {not_proven}</source>
<translation>很可能有硬膜内骨水泥：{signs}。{not_proven}</translation>
</message>
<message>
<source>Cement within the dura is suspected: {signs}. {not_proven}</source>
<translation>怀疑有硬膜内骨水泥：{signs}。{not_proven}</translation>
</message>
<message>
<source>The reviewer suspects cement within the dura; the checklist has {score}.</source>
<translation>审阅者怀疑有硬膜内骨水泥；清单结果为：{score}。</translation>
</message>
<message>
<source>One sign alone does not raise the suspicion: {signs}. {not_proven}</source>
<translation>仅一项征象不足以引起怀疑：{signs}。{not_proven}</translation>
</message>
<message>
<source>No sign of cement within the dura: {score}. {not_proven}</source>
<translation>没有硬膜内骨水泥的征象：{score}。{not_proven}</translation>
</message>
<message>
<source>Layers were answered otherwise than measured (gap {sheet_gap}; layers are {limit_least_gap} to {limit_most_gap} apart). Correct the one that is wrong.</source>
<translation>关于分层的回答与测量结果不符（间隙 {sheet_gap}；分层的间隙为 {limit_least_gap} 至 {limit_most_gap}）。请更正有误的一项。</translation>
</message>
<message>
<source>The body is filled unevenly: the halves differ by {asymmetry} of the cement{heavier}. It hints at a puncture from one side and is no complication by itself.</source>
<translation>椎体填充不均：两半相差骨水泥总量的 {asymmetry}{heavier}。这提示单侧穿刺，其本身并非并发症。</translation>
</message>
<message>
<source>The mass in the canal of this treated level may be cement{density}, however long ago the operation was.</source>
<translation>该已治疗节段椎管内的占位可能是骨水泥{density}，无论手术距今多久。</translation>
</message>
<message>
<source>There is a mass in the canal of a treated level{density}. It is neither as dense as cement nor joined to it; cement that is hardly opaque would look like this too.</source>
<translation>某已治疗节段的椎管内有占位{density}。其密度不及骨水泥，也不与骨水泥相连；但几乎不显影的骨水泥也会有同样表现。</translation>
</message>
<message>
<source>There is a mass in the canal of a treated level. Measure its density, and tell whether it is joined to the cement in the body.</source>
<translation>某已治疗节段的椎管内有占位。请测量其密度，并说明其是否与椎体内的骨水泥相连。</translation>
</message>
<message>
<source>New since the cement: {deficits}.{grades}</source>
<translation>注入骨水泥后新发：{deficits}。{grades}</translation>
</message>
<message>
<source>New: {deficits}</source>
<translation>新发：{deficits}</translation>
</message>
<message>
<source>Not all of the examination is told; open: {untold}. Until then nobody counts as well.</source>
<translation>检查未全部说明；尚缺：{untold}。在此之前，不能视患者为无异常。</translation>
</message>
<message>
<source>No sign was ever seen, says the case; the examination tells {deficits}. Correct the one that is wrong.</source>
<translation>病例记录称从未见任何体征；而检查显示{deficits}。请更正有误的一项。</translation>
</message>
<message>
<source>Also happened: {items}.</source>
<translation>另有发生：{items}。</translation>
</message>
<message>
<source>Nearly all published leaks into the dura lie at T11 to L2, as {levels} does. It says nothing on how often it happens.</source>
<translation>几乎所有已发表的硬膜内渗漏都位于 T11 至 L2，{levels} 亦在其中。这并不说明其发生频率。</translation>
</message>
<message>
<source>The track on the {sides} did not keep to the rules of the path.{track_measures}</source>
<translation>{sides}针道不符合路径规则。{track_measures}</translation>
</message>
<message>
<source>Track on the {sides} was too medial</source>
<translation>{sides}针道过于偏内</translation>
</message>
<message>
<source>The track on the {sides} ran nearer to the medial wall than {limit_clearance}.{track_measures}</source>
<translation>{sides}针道距内侧壁小于 {limit_clearance}。{track_measures}</translation>
</message>
<message>
<source>Track on the {sides} ran near the medial wall</source>
<translation>{sides}针道靠近内侧壁</translation>
</message>
<message>
<source>The tracks kept to the rules of the path.{track_measures}</source>
<translation>针道符合路径规则。{track_measures}</translation>
</message>
<message>
<source>It began at once{onset}.</source>
<translation>立即出现{onset}。</translation>
</message>
<message>
<source>It began early, within {limit_days} of the operation{onset}.</source>
<translation>早期出现，在术后 {limit_days} 以内{onset}。</translation>
</message>
<message>
<source>It began late, beyond {limit_days}{onset}. That is no reason to think of something else.</source>
<translation>晚期出现，超过术后 {limit_days}{onset}。不能因此就考虑其他原因。</translation>
</message>
<message>
<source>The cement in the canal lies in layers</source>
<translation>椎管内的骨水泥呈分层状</translation>
</message>
<message>
<source> with gaps of {sheet_gap}.</source>
<translation>，层间间隙 {sheet_gap}。</translation>
</message>
<message>
<source>this level</source>
<translation>该节段</translation>
</message>
<message>
<source>A checklist from one patient, no probability.</source>
<translation>该清单源自一名患者，不是概率。</translation>
</message>
<message>
<source>There is a new sign after the operation and no CT. A CT is called for now: without it nobody knows where the cement lies.</source>
<translation>术后出现新发体征，而没有 CT。现在必须做 CT：没有 CT，无人知道骨水泥位于何处。</translation>
</message>
<message>
<source>New sign and no CT</source>
<translation>新发体征而无 CT</translation>
</message>
<message>
<source>There is no CT after the operation. An X-ray misses most cement in the canal.</source>
<translation>没有术后 CT。X 线片会漏掉大部分椎管内骨水泥。</translation>
</message>
<message>
<source>No CT after the operation</source>
<translation>无术后 CT</translation>
</message>
<message>
<source>A CT was made after the operation.</source>
<translation>已做术后 CT。</translation>
</message>
<message>
<source>No cement lies outside the body.</source>
<translation>椎体外无骨水泥。</translation>
</message>
<message>
<source>Compartment contradicts where the cement lies</source>
<translation>所填部位与骨水泥的位置矛盾</translation>
</message>
<message>
<source>Nobody has told by which way the cement left the bone. Give its exit.</source>
<translation>无人说明骨水泥经何途径渗出骨外。请填写其出口。</translation>
</message>
<message>
<source>Way of the cement not told</source>
<translation>未说明骨水泥的渗漏途径</translation>
</message>
<message>
<source>No cement left the bone.</source>
<translation>没有骨水泥渗出骨外。</translation>
</message>
<message>
<source>Cement was seen within the dura.</source>
<translation>已见硬膜内骨水泥。</translation>
</message>
<message>
<source>Cement within the dura</source>
<translation>硬膜内骨水泥</translation>
</message>
<message>
<source>Cement within the dura is likely</source>
<translation>很可能有硬膜内骨水泥</translation>
</message>
<message>
<source>Cement within the dura is suspected</source>
<translation>怀疑有硬膜内骨水泥</translation>
</message>
<message>
<source>Cement within the dura is suspected by the reviewer</source>
<translation>审阅者怀疑有硬膜内骨水泥</translation>
</message>
<message>
<source>One sign of cement within the dura</source>
<translation>有一项硬膜内骨水泥的征象</translation>
</message>
<message>
<source>Signs of cement in the canal were answered with yes, but no cement lies in the canal. Correct the one that is wrong.</source>
<translation>椎管内骨水泥的征象回答为“是”，但椎管内没有骨水泥。请更正有误的一项。</translation>
</message>
<message>
<source>Signs in the canal contradict the place of the cement</source>
<translation>椎管内征象与骨水泥的位置矛盾</translation>
</message>
<message>
<source>The cement was called extradural; not all signs were told.</source>
<translation>骨水泥被记为硬膜外；并非所有征象均已说明。</translation>
</message>
<message>
<source>Cement in layers</source>
<translation>骨水泥呈分层状</translation>
</message>
<message>
<source>Answer and measurement of layers contradict each other</source>
<translation>关于分层的回答与测量结果相互矛盾</translation>
</message>
<message>
<source>The cement in the canal lies in no layers.</source>
<translation>椎管内的骨水泥不呈分层状。</translation>
</message>
<message>
<source>Body filled on one side</source>
<translation>椎体单侧填充</translation>
</message>
<message>
<source>Both halves of the body are filled.</source>
<translation>椎体两半均已填充。</translation>
</message>
<message>
<source>Mass in the canal may be cement</source>
<translation>椎管内占位可能是骨水泥</translation>
</message>
<message>
<source>Mass in the canal of a treated level</source>
<translation>已治疗节段的椎管内占位</translation>
</message>
<message>
<source>Mass in the canal not measured</source>
<translation>椎管内占位未测量</translation>
</message>
<message>
<source>There is no other mass in the canal.</source>
<translation>椎管内没有其他占位。</translation>
</message>
<message>
<source>No new deficit.</source>
<translation>无新发神经功能缺损。</translation>
</message>
<message>
<source>Examination incomplete</source>
<translation>检查不完整</translation>
</message>
<message>
<source>Examination contradicts “no sign”</source>
<translation>检查与“无体征”矛盾</translation>
</message>
<message>
<source>Further complications</source>
<translation>其他并发症</translation>
</message>
<message>
<source>No further complication.</source>
<translation>无其他并发症。</translation>
</message>
<message>
<source>A level of most published cases</source>
<translation>已发表病例多见的节段</translation>
</message>
<message>
<source>A track was seen but not measured. Mark it on the CT.</source>
<translation>已见针道但未测量。请在 CT 上标出。</translation>
</message>
<message>
<source>Track not measured</source>
<translation>针道未测量</translation>
</message>
<message>
<source>A track lies medially, but sign K1 was answered with no. Correct one of them.</source>
<translation>有针道偏内，但征象 K1 回答为“否”。请更正其中之一。</translation>
</message>
<message>
<source>Medial track contradicts sign K1</source>
<translation>偏内的针道与征象 K1 矛盾</translation>
</message>
<message>
<source>No track was seen.</source>
<translation>未见针道。</translation>
</message>
<message>
<source>Began at once</source>
<translation>立即出现</translation>
</message>
<message>
<source>Began early</source>
<translation>早期出现</translation>
</message>
<message>
<source>Began late</source>
<translation>晚期出现</translation>
</message>
<message>
<source>No sign ever began.</source>
<translation>从未出现任何体征。</translation>
</message>
<message>
<source>The class of onset contradicts what else is told of it. Correct one of them.</source>
<translation>起病类别与关于起病的其他说明矛盾。请更正其中之一。</translation>
</message>
<message>
<source>Onset contradicts itself</source>
<translation>起病信息自相矛盾</translation>
</message>
</context>
<context>
<name>messages.review_form</name>
<message>
<source>Onset</source>
<translation>起病</translation>
</message>
<message>
<source>Examinations</source>
<translation>检查记录</translation>
</message>
<message>
<source>Treatment</source>
<translation>治疗</translation>
</message>
<message>
<source>Outcome</source>
<translation>结局</translation>
</message>
<message>
<source>Lessons</source>
<translation>经验教训</translation>
</message>
<message>
<source>Days from the operation to the first sign</source>
<translation>手术至首个体征的天数</translation>
</message>
<message>
<source>First sign</source>
<translation>首个体征</translation>
</message>
<message>
<source>Complications</source>
<translation>并发症</translation>
</message>
<message>
<source>Days after the operation</source>
<translation>术后天数</translation>
</message>
<message>
<source>Strength (MRC), left and right</source>
<translation>肌力（MRC），左和右</translation>
</message>
<message>
<source>Weakness that nobody graded</source>
<translation>未分级的肌无力</translation>
</message>
<message>
<source>Feeling is lost below</source>
<translation>感觉缺失平面</translation>
</message>
<message>
<source>Feeling around the anus</source>
<translation>肛周感觉</translation>
</message>
<message>
<source>Anal tone</source>
<translation>肛门括约肌张力</translation>
</message>
<message>
<source>Reflexes</source>
<translation>反射</translation>
</message>
<message>
<source>Bladder</source>
<translation>膀胱</translation>
</message>
<message>
<source>Bowel</source>
<translation>肠道</translation>
</message>
<message>
<source>Back pain (VAS 0 to 10)</source>
<translation>腰背痛（VAS 0 至 10）</translation>
</message>
<message>
<source>Leg pain (VAS 0 to 10)</source>
<translation>腿痛（VAS 0 至 10）</translation>
</message>
<message>
<source>JOA score (0 to 29)</source>
<translation>JOA 评分（0 至 29）</translation>
</message>
<message>
<source>Macnab</source>
<translation>Macnab</translation>
</message>
<message>
<source>Walking</source>
<translation>行走</translation>
</message>
<message>
<source>ASIA grade</source>
<translation>ASIA 分级</translation>
</message>
<message>
<source>Side of the puncture</source>
<translation>穿刺侧</translation>
</message>
<message>
<source>Needle, outer diameter</source>
<translation>穿刺针外径</translation>
</message>
<message>
<source>Passes on the left</source>
<translation>左侧穿刺次数</translation>
</message>
<message>
<source>Passes on the right</source>
<translation>右侧穿刺次数</translation>
</message>
<message>
<source>Punctures that were given up</source>
<translation>放弃的穿刺</translation>
</message>
<message>
<source>Anaesthesia</source>
<translation>麻醉</translation>
</message>
<message>
<source>Guidance</source>
<translation>引导方式</translation>
</message>
<message>
<source>Screws or rods at the level</source>
<translation>该节段的螺钉或棒</translation>
</message>
<message>
<source>Open surgery at this level before</source>
<translation>该节段既往开放手术</translation>
</message>
<message>
<source>Product</source>
<translation>产品</translation>
</message>
<message>
<source>Radiopacifier</source>
<translation>显影剂</translation>
</message>
<message>
<source>Cement when it was injected</source>
<translation>注入时骨水泥的状态</translation>
</message>
<message>
<source>Cement, all of it</source>
<translation>骨水泥总量</translation>
</message>
<message>
<source>Cement on the left</source>
<translation>左侧骨水泥</translation>
</message>
<message>
<source>Cement on the right</source>
<translation>右侧骨水泥</translation>
</message>
<message>
<source>Minutes since mixing</source>
<translation>自调制起的分钟数</translation>
</message>
<message>
<source>Share of the body that was filled</source>
<translation>椎体充填比例</translation>
</message>
<message>
<source>Images that were made</source>
<translation>已做的影像检查</translation>
</message>
<message>
<source>Leaks</source>
<translation>渗漏</translation>
</message>
<message>
<source>Left the bone by</source>
<translation>渗出骨外的途径</translation>
</message>
<message>
<source>Where it left the bone</source>
<translation>渗出骨外的部位</translation>
</message>
<message>
<source>Type (Yeom)</source>
<translation>类型（Yeom）</translation>
</message>
<message>
<source>Distance from the midline, as a share</source>
<translation>距中线的距离（比例）</translation>
</message>
<message>
<source>Length, up and down</source>
<translation>长度（上下）</translation>
</message>
<message>
<source>Depth, front to back</source>
<translation>深度（前后）</translation>
</message>
<message>
<source>Width</source>
<translation>宽度</translation>
</message>
<message>
<source>Volume</source>
<translation>体积</translation>
</message>
<message>
<source>Share of the canal</source>
<translation>占椎管的比例</translation>
</message>
<message>
<source>Largest share of the canal</source>
<translation>占椎管的最大比例</translation>
</message>
<message>
<source>Height of the body</source>
<translation>椎体高度</translation>
</message>
<message>
<source>Posterior wall</source>
<translation>椎体后壁</translation>
</message>
<message>
<source>Needle tracks</source>
<translation>针道</translation>
</message>
<message>
<source>Track on the inner side of the pedicle</source>
<translation>针道位于椎弓根内侧</translation>
</message>
<message>
<source>Cement in the track</source>
<translation>针道内的骨水泥</translation>
</message>
<message>
<source>Clearance to the inner wall</source>
<translation>距内侧壁的间距</translation>
</message>
<message>
<source>Room at the entry</source>
<translation>进针点处余量</translation>
</message>
<message>
<source>Angle too large by</source>
<translation>角度超出</translation>
</message>
<message>
<source>K1: the track runs along the inner wall</source>
<translation>K1：针道沿内侧壁走行</translation>
</message>
<message>
<source>K2: cement lies in layers</source>
<translation>K2：骨水泥呈分层状</translation>
</message>
<message>
<source>K3: no cement is found outside the dura</source>
<translation>K3：硬膜外未见骨水泥</translation>
</message>
<message>
<source>K4: the outline is blunt</source>
<translation>K4：轮廓圆钝</translation>
</message>
<message>
<source>Sheets of cement, one behind the other</source>
<translation>前后排列的骨水泥片层</translation>
</message>
<message>
<source>Gap between the sheets</source>
<translation>片层之间的间隙</translation>
</message>
<message>
<source>Unevenness of the filling</source>
<translation>充填不均匀度</translation>
</message>
<message>
<source>Side with more cement</source>
<translation>骨水泥较多的一侧</translation>
</message>
<message>
<source>Cement reaches the endplate</source>
<translation>骨水泥到达终板</translation>
</message>
<message>
<source>Something fills the canal</source>
<translation>椎管内有占位</translation>
</message>
<message>
<source>Its density</source>
<translation>其密度</translation>
</message>
<message>
<source>It goes on from the cement</source>
<translation>与骨水泥相连续</translation>
</message>
<message>
<source>The cord is pushed to</source>
<translation>脊髓被推向</translation>
</message>
<message>
<source>The signal of the cord has changed</source>
<translation>脊髓信号改变</translation>
</message>
<message>
<source>In the way of an endoscope</source>
<translation>内镜通路上的障碍</translation>
</message>
<message>
<source>Done</source>
<translation>已完成</translation>
</message>
<message>
<source>Nobody said whether</source>
<translation>无人说明是否</translation>
</message>
<message>
<source>Stages</source>
<translation>分期</translation>
</message>
<message>
<source>Fixed from</source>
<translation>固定上端</translation>
</message>
<message>
<source>Fixed to</source>
<translation>固定下端</translation>
</message>
<message>
<source>Minutes of the operation</source>
<translation>手术分钟数</translation>
</message>
<message>
<source>Blood loss</source>
<translation>失血量</translation>
</message>
<message>
<source>Days in hospital</source>
<translation>住院天数</translation>
</message>
<message>
<source>All cement was removed</source>
<translation>骨水泥已全部清除</translation>
</message>
<message>
<source>Why not</source>
<translation>未清除的原因</translation>
</message>
<message>
<source>Neuromonitoring</source>
<translation>神经监测</translation>
</message>
<message>
<source>Age</source>
<translation>年龄</translation>
</message>
<message>
<source>Sex</source>
<translation>性别</translation>
</message>
<message>
<source>Diagnosis</source>
<translation>诊断</translation>
</message>
<message>
<source>Other diseases (one after the other, with commas)</source>
<translation>其他疾病（依次列出，以逗号分隔）</translation>
</message>
<message>
<source>Months of follow-up</source>
<translation>随访月数</translation>
</message>
<message>
<source>Bladder and bowel recovered</source>
<translation>膀胱和肠道功能已恢复</translation>
</message>
<message>
<source>Death from it</source>
<translation>因此死亡</translation>
</message>
<message>
<source>Why it happened</source>
<translation>发生原因</translation>
</message>
<message>
<source>Rules that would have warned</source>
<translation>本可预警的规则</translation>
</message>
<message>
<source>Note</source>
<translation>注释</translation>
</message>
<message>
<source>Add an examination</source>
<translation>添加一次检查</translation>
</message>
<message>
<source>Add a leak</source>
<translation>添加一处渗漏</translation>
</message>
<message>
<source>Add a track</source>
<translation>添加一条针道</translation>
</message>
<message>
<source>mm</source>
<translation>mm</translation>
</message>
<message>
<source>mL</source>
<translation>mL</translation>
</message>
<message>
<source>HU</source>
<translation>HU</translation>
</message>
<message>
<source>years</source>
<translation>岁</translation>
</message>
<message>
<source>min</source>
<translation>分钟</translation>
</message>
<message>
<source>_fraction</source>
<translation>_fraction</translation>
</message>
<message>
<source>Remove it</source>
<translation>移除</translation>
</message>
<message>
<source>What is known of {level}</source>
<translation>关于 {level} 的已知情况</translation>
</message>
<message>
<source>What nobody answers stays unknown; it never counts as a no. What the images told stands beside the question, and your answer goes before it.</source>
<translation>无人回答的内容仍为未知，绝不视为“否”。影像所示内容列在问题旁边，您的回答优先。</translation>
</message>
</context>
<context>
<name>messages.review_panel</name>
<message>
<source>has not run</source>
<translation>尚未运行</translation>
</message>
<message>
<source>at work</source>
<translation>运行中</translation>
</message>
<message>
<source>could not run</source>
<translation>无法运行</translation>
</message>
<message>
<source>a CT after the operation</source>
<translation>术后 CT</translation>
</message>
<message>
<source>a CT before the operation</source>
<translation>术前 CT</translation>
</message>
<message>
<source>the outlines of the vertebra</source>
<translation>椎骨的轮廓</translation>
</message>
<message>
<source>what is known of the patient</source>
<translation>关于患者的已知情况</translation>
</message>
<message>
<source>comes with Isthmus</source>
<translation>随 Isthmus 提供</translation>
</message>
<message>
<source>installed for all users</source>
<translation>为所有用户安装</translation>
</message>
<message>
<source>installed by you</source>
<translation>由您安装</translation>
</message>
<message>
<source>installed with Python</source>
<translation>随 Python 安装</translation>
</message>
<message>
<source>Review of {level}</source>
<translation>{level} 的回顾</translation>
</message>
<message>
<source>Choose for a review tool</source>
<translation>为回顾工具作选择</translation>
</message>
<message>
<source>Mark a point for the review</source>
<translation>为回顾标记一个点</translation>
</message>
<message>
<source>Remove a mark of the review</source>
<translation>移除回顾的一个标记</translation>
</message>
<message>
<source>Answer about the patient</source>
<translation>回答关于患者的问题</translation>
</message>
<message>
<source>Say when the CT was made</source>
<translation>说明 CT 的拍摄时间</translation>
</message>
<message>
<source>Add the CT after the operation</source>
<translation>添加术后 CT</translation>
</message>
<message>
<source>This CT was made after the operation</source>
<translation>此 CT 为术后所摄</translation>
</message>
<message>
<source>This CT was made after the operation; there is none from before.</source>
<translation>此 CT 为术后所摄；没有术前 CT。</translation>
</message>
<message>
<source>This CT: after the operation, or before</source>
<translation>此 CT：术后或术前</translation>
</message>
<message>
<source>This CT was made before the operation</source>
<translation>此 CT 为术前所摄</translation>
</message>
<message>
<source>Forget the points</source>
<translation>清除这些点</translation>
</message>
<message>
<source>Run review</source>
<translation>运行回顾</translation>
</message>
<message>
<source>Run review again</source>
<translation>重新运行回顾</translation>
</message>
<message>
<source>Something was chosen, marked or told since the tools looked. Run the review again.</source>
<translation>自工具上次查看以来，又有新的选择、标记或说明。请重新运行回顾。</translation>
</message>
<message>
<source>The tools have not looked yet. Press “Run review”.</source>
<translation>工具尚未查看。请按“运行回顾”。</translation>
</message>
<message>
<source>The tools are being asked what they need …</source>
<translation>正在询问各工具的需求 …</translation>
</message>
<message>
<source>Found</source>
<translation>所见</translation>
</message>
<message>
<source>Answers</source>
<translation>回答</translation>
</message>
<message>
<source>Drawn over the images</source>
<translation>叠加在影像上的内容</translation>
</message>
<message>
<source>Nothing is known of tracks or cement yet, so no rule can look back.</source>
<translation>尚不知道针道或骨水泥的情况，因此没有规则可以回溯判定。</translation>
</message>
<message>
<source>Judged on the tracks and the cement that are really there, in the past tense.</source>
<translation>根据实际存在的针道和骨水泥，以过去时作出判定。</translation>
</message>
<message>
<source>Mark on the images</source>
<translation>在影像上标记</translation>
</message>
<message>
<source>Marking: click on the images</source>
<translation>标记中：请在影像上单击</translation>
</message>
<message>
<source>Click to mark: {title} · drag a mark to move it</source>
<translation>单击以标记：{title} · 拖动标记可移动</translation>
</message>
<message>
<source>Show</source>
<translation>显示</translation>
</message>
<message>
<source>Show me</source>
<translation>指给我看</translation>
</message>
<message>
<source>Nothing is marked.</source>
<translation>没有标记。</translation>
</message>
<message>
<source>Needs: {names}.</source>
<translation>需要：{names}。</translation>
</message>
<message>
<source>Side by side</source>
<translation>并排</translation>
</message>
<message>
<source>Blended</source>
<translation>混合</translation>
</message>
<message>
<source>Chequered</source>
<translation>棋盘格</translation>
</message>
<message>
<source>before</source>
<translation>术前</translation>
</message>
<message>
<source>after</source>
<translation>术后</translation>
</message>
<message>
<source>Plane</source>
<translation>平面</translation>
</message>
<message>
<source>Answer …</source>
<translation>回答 …</translation>
</message>
<message>
<source>What only a person can tell: when it began, strength left and right, bladder and bowel, what was done. Your answer goes before what was measured; both are shown.</source>
<translation>只有人才能说明的内容：何时开始、左右肌力、膀胱和肠道、做了什么。您的回答优先于测量结果；两者均会显示。</translation>
</message>
<message>
<source>measured: {value} ({tool})</source>
<translation>测量：{value}（{tool}）</translation>
</message>
<message>
<source>you say: {value}</source>
<translation>您的回答：{value}</translation>
</message>
<message>
<source>Nothing was told or measured yet.</source>
<translation>尚无任何说明或测量。</translation>
</message>
<message>
<source>Your answer counts.</source>
<translation>以您的回答为准。</translation>
</message>
</context>
<context>
<name>messages.review_values</name>
<message>
<source>male</source>
<translation>男</translation>
</message>
<message>
<source>female</source>
<translation>女</translation>
</message>
<message>
<source>CT</source>
<translation>CT</translation>
</message>
<message>
<source>X-ray</source>
<translation>X 线</translation>
</message>
<message>
<source>with the leak</source>
<translation>渗漏时</translation>
</message>
<message>
<source>after the revision</source>
<translation>翻修手术后</translation>
</message>
<message>
<source>going home</source>
<translation>出院时</translation>
</message>
<message>
<source>last seen</source>
<translation>末次随访</translation>
</message>
<message>
<source>whole leg</source>
<translation>整条下肢</translation>
</message>
<message>
<source>tibialis anterior</source>
<translation>胫骨前肌</translation>
</message>
<message>
<source>extensor of the great toe</source>
<translation>拇长伸肌</translation>
</message>
<message>
<source>triceps surae</source>
<translation>小腿三头肌</translation>
</message>
<message>
<source>bladder or bowel</source>
<translation>膀胱或直肠功能障碍</translation>
</message>
<message>
<source>pain down the leg</source>
<translation>下肢放射痛</translation>
</message>
<message>
<source>gap in the cortex</source>
<translation>皮质缺损</translation>
</message>
<message>
<source>the vein behind the body</source>
<translation>椎体后方静脉</translation>
</message>
<message>
<source>a segmental vein</source>
<translation>节段静脉</translation>
</message>
<message>
<source>a needle's track</source>
<translation>针道</translation>
</message>
<message>
<source>osteoporotic</source>
<translation>骨质疏松性</translation>
</message>
<message>
<source>traumatic</source>
<translation>创伤性</translation>
</message>
<message>
<source>other</source>
<translation>其他</translation>
</message>
<message>
<source>both sides</source>
<translation>双侧</translation>
</message>
<message>
<source>transpedicular</source>
<translation>经椎弓根</translation>
</message>
<message>
<source>extrapedicular</source>
<translation>椎弓根外</translation>
</message>
<message>
<source>local</source>
<translation>局部麻醉</translation>
</message>
<message>
<source>sedation</source>
<translation>镇静</translation>
</message>
<message>
<source>general</source>
<translation>全身麻醉</translation>
</message>
<message>
<source>uniplanar</source>
<translation>单平面透视</translation>
</message>
<message>
<source>biplanar</source>
<translation>双平面透视</translation>
</message>
<message>
<source>navigation</source>
<translation>导航</translation>
</message>
<message>
<source>liquid</source>
<translation>液态</translation>
</message>
<message>
<source>low viscosity</source>
<translation>低黏度</translation>
</message>
<message>
<source>medium viscosity</source>
<translation>中等黏度</translation>
</message>
<message>
<source>high viscosity</source>
<translation>高黏度</translation>
</message>
<message>
<source>like toothpaste</source>
<translation>牙膏状</translation>
</message>
<message>
<source>doughy</source>
<translation>面团状</translation>
</message>
<message>
<source>early</source>
<translation>早期</translation>
</message>
<message>
<source>weakness</source>
<translation>无力</translation>
</message>
<message>
<source>numbness</source>
<translation>麻木</translation>
</message>
<message>
<source>back pain</source>
<translation>腰背痛</translation>
</message>
<message>
<source>breathing</source>
<translation>呼吸困难</translation>
</message>
<message>
<source>pain that passed</source>
<translation>一过性疼痛</translation>
</message>
<message>
<source>blood pressure that rose and passed</source>
<translation>一过性血压升高</translation>
</message>
<message>
<source>nerve injury</source>
<translation>神经损伤</translation>
</message>
<message>
<source>cement in the lung</source>
<translation>骨水泥肺栓塞</translation>
</message>
<message>
<source>cement in the brain</source>
<translation>骨水泥脑栓塞</translation>
</message>
<message>
<source>death</source>
<translation>死亡</translation>
</message>
<message>
<source>iliopsoas</source>
<translation>髂腰肌</translation>
</message>
<message>
<source>quadriceps</source>
<translation>股四头肌</translation>
</message>
<message>
<source>normal</source>
<translation>正常</translation>
</message>
<message>
<source>reduced</source>
<translation>减弱</translation>
</message>
<message>
<source>absent</source>
<translation>消失</translation>
</message>
<message>
<source>brisk</source>
<translation>亢进</translation>
</message>
<message>
<source>retention</source>
<translation>潴留</translation>
</message>
<message>
<source>incontinence</source>
<translation>失禁</translation>
</message>
<message>
<source>impaired</source>
<translation>受损</translation>
</message>
<message>
<source>constipation</source>
<translation>便秘</translation>
</message>
<message>
<source>excellent</source>
<translation>优</translation>
</message>
<message>
<source>good</source>
<translation>良</translation>
</message>
<message>
<source>fair</source>
<translation>可</translation>
</message>
<message>
<source>poor</source>
<translation>差</translation>
</message>
<message>
<source>myelography</source>
<translation>脊髓造影</translation>
</message>
<message>
<source>the endplate</source>
<translation>终板</translation>
</message>
<message>
<source>the wall of the pedicle</source>
<translation>椎弓根壁</translation>
</message>
<message>
<source>intact</source>
<translation>完整</translation>
</message>
<message>
<source>fissured</source>
<translation>有裂纹</translation>
</message>
<message>
<source>displaced</source>
<translation>移位</translation>
</message>
<message>
<source>yes</source>
<translation>是</translation>
</message>
<message>
<source>no</source>
<translation>否</translation>
</message>
<message>
<source>iliac crest</source>
<translation>髂嵴</translation>
</message>
<message>
<source>kidney</source>
<translation>肾脏</translation>
</message>
<message>
<source>lung</source>
<translation>肺</translation>
</message>
<message>
<source>no operation, treated</source>
<translation>非手术治疗</translation>
</message>
<message>
<source>medial puncture</source>
<translation>内侧穿刺</translation>
</message>
<message>
<source>angle too large</source>
<translation>角度过大</translation>
</message>
<message>
<source>repeated puncture</source>
<translation>反复穿刺</translation>
</message>
<message>
<source>too much cement</source>
<translation>骨水泥过量</translation>
</message>
<message>
<source>cement too thin</source>
<translation>骨水泥过稀</translation>
</message>
<message>
<source>cement hard to see</source>
<translation>骨水泥显影不良</translation>
</message>
<message>
<source>seen too late</source>
<translation>发现过晚</translation>
</message>
<message>
<source>gap in the posterior wall</source>
<translation>椎体后壁缺损</translation>
</message>
<message>
<source>a screw in the way</source>
<translation>螺钉阻挡</translation>
</message>
<message>
<source>a vein</source>
<translation>静脉</translation>
</message>
<message>
<source>no sign</source>
<translation>无体征</translation>
</message>
<message>
<source>no level</source>
<translation>无平面</translation>
</message>
</context>
<context>
<name>messages.review_words</name>
<message>
<source>in the middle of the canal</source>
<translation>椎管中央</translation>
</message>
<message>
<source>at the side of the canal</source>
<translation>椎管旁侧（旁中央）</translation>
</message>
<message>
<source>in the veins of the canal</source>
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
<source>beside the spine</source>
<translation>椎旁</translation>
</message>
<message>
<source>in a segmental vein</source>
<translation>节段静脉内</translation>
</message>
<message>
<source>in a distant vein or the lung</source>
<translation>远处静脉或肺内</translation>
</message>
<message>
<source>along a needle's track</source>
<translation>沿针道</translation>
</message>
<message>
<source>by the vein behind the body (type B)</source>
<translation>经椎基静脉（B 型）</translation>
</message>
<message>
<source>by a segmental vein (type S)</source>
<translation>经节段静脉（S 型）</translation>
</message>
<message>
<source>through the cortex (type C)</source>
<translation>经皮质（C 型）</translation>
</message>
<message>
<source>into the disc, type D in later papers</source>
<translation>进入椎间盘（后来的文献称 D 型）</translation>
</message>
<message>
<source>loss of strength</source>
<translation>肌力下降</translation>
</message>
<message>
<source>loss of feeling below a level</source>
<translation>某平面以下感觉减退</translation>
</message>
<message>
<source>disabling pain in a leg</source>
<translation>严重影响功能的下肢痛</translation>
</message>
<message>
<source>strength of both legs</source>
<translation>双下肢肌力</translation>
</message>
<message>
<source>bladder and bowel</source>
<translation>膀胱和直肠功能</translation>
</message>
<message>
<source>level of feeling</source>
<translation>感觉平面</translation>
</message>
<message>
<source>pain in the legs</source>
<translation>下肢痛</translation>
</message>
<message>
<source>track on the inner side (K1)</source>
<translation>内侧针道（K1）</translation>
</message>
<message>
<source>layers (K2)</source>
<translation>分层（K2）</translation>
</message>
<message>
<source>none found outside the dura (K3)</source>
<translation>硬膜外未发现骨水泥（K3）</translation>
</message>
<message>
<source>blunt outline (K4)</source>
<translation>轮廓钝圆（K4）</translation>
</message>
</context>
<context>
<name>messages.revision_findings</name>
<message>
<source>an open operation at this level before (between the laminae)</source>
<translation>该节段既往开放手术（椎板间入路）</translation>
</message>
<message>
<source>the iliac crest (through the foramen)</source>
<translation>髂嵴（经椎间孔入路）</translation>
</message>
<message>
<source>the kidney (from far lateral)</source>
<translation>肾脏（极外侧入路）</translation>
</message>
<message>
<source>the lung (from far lateral)</source>
<translation>肺（极外侧入路）</translation>
</message>
<message>
<source> Here: {parts}.</source>
<translation>本例：{parts}。</translation>
</message>
<message>
<source> Here it began {onset}.</source>
<translation>本例为{onset}出现。</translation>
</message>
<message>
<source>heights of the body</source>
<translation>倍椎体高度</translation>
</message>
<message>
<source>a length of {ratio}</source>
<translation>长度为 {ratio}</translation>
</message>
<message>
<source>Cement lies beside the nerves and there is a new deficit: {deficits}. {in_cases_like_this} the nerves were relieved promptly. This calls for an urgent opinion of a spine surgeon.</source>
<translation>骨水泥位于神经旁，且有新发神经功能缺损：{deficits}。{in_cases_like_this}，均及时进行了神经减压。需紧急请脊柱外科医师会诊。</translation>
</message>
<message>
<source>Two papers hold that cement is easier to remove early; after five years it had grown together with its surroundings.{began} No paper names a limit in time.</source>
<translation>两篇文献认为骨水泥早期较易取出；五年后它已与周围组织粘连在一起。{began}没有文献给出时间界限。</translation>
</message>
<message>
<source>{in_cases_like_this} ({places}) an endoscope went through the foramen and the lower pedicle (approach A).</source>
<translation>{in_cases_like_this}（{places}），内镜经椎间孔和椎弓根下部进入（入路 A）。</translation>
</message>
<message>
<source>{in_cases_like_this} ({places}) an endoscope went along a trench in the medial pedicle and the posterior wall (approach B).</source>
<translation>{in_cases_like_this}（{places}），内镜沿椎弓根内侧和椎体后壁上开出的骨槽进入（入路 B）。</translation>
</message>
<message>
<source>May stand in the way of an endoscope: {obstacles}.</source>
<translation>可能阻碍内镜的因素：{obstacles}。</translation>
</message>
<message>
<source>In cases like this in the literature</source>
<translation>在文献的类似病例中</translation>
</message>
<message>
<source>In cases like this in the literature with cement on both sides or much of it, the endoscope came from both sides or in two operations.</source>
<translation>在文献的类似病例中，骨水泥位于双侧或量大时，内镜经双侧进入或分两次手术。</translation>
</message>
<message>
<source>Urgent opinion of a spine surgeon</source>
<translation>紧急请脊柱外科医师会诊</translation>
</message>
<message>
<source>No cement lies in the canal or a foramen.</source>
<translation>椎管和椎间孔内均无骨水泥。</translation>
</message>
<message>
<source>There is no new deficit.</source>
<translation>没有新发神经功能缺损。</translation>
</message>
<message>
<source>In cases like this in the literature the lamina was taken away and the dura opened in the midline, often with a fixation (T11 to L1, T11 to L3; once T5 to T11 with most of the body removed).</source>
<translation>在文献的类似病例中，切除椎板并于正中切开硬膜，常加内固定（T11 至 L1，T11 至 L3；一例为 T5 至 T11，并切除大部分椎体）。</translation>
</message>
<message>
<source>What was done within the dura</source>
<translation>硬膜内骨水泥的处理</translation>
</message>
<message>
<source>In one published case some cement was left within the dura, as monitoring of the nerves warned during its removal.</source>
<translation>在一例已发表的病例中，取出骨水泥时神经监测报警，因而在硬膜内留下了部分骨水泥。</translation>
</message>
<message>
<source>Some cement was left on purpose</source>
<translation>有意留下部分骨水泥</translation>
</message>
<message>
<source>Early was easier than late</source>
<translation>早期比晚期容易</translation>
</message>
<message>
<source>Endoscope through the pedicle (A)</source>
<translation>经椎弓根内镜（A）</translation>
</message>
<message>
<source>Endoscope along a trench (B)</source>
<translation>经骨槽内镜（B）</translation>
</message>
<message>
<source>In two stages, or from both sides</source>
<translation>分期，或双侧入路</translation>
</message>
<message>
<source>From both sides, or in two stages</source>
<translation>双侧入路，或分期</translation>
</message>
<message>
<source>How much of the canal the cement takes, and how long it is, was not told. Measure it to see whether published cases like this were operated on in stages.</source>
<translation>未说明骨水泥占椎管多少、有多长。请测量，以了解已发表的类似病例是否分期手术。</translation>
</message>
<message>
<source>Extent in the canal not measured</source>
<translation>未测量椎管内骨水泥的范围</translation>
</message>
<message>
<source>The endoscope's way may be blocked</source>
<translation>内镜通路可能受阻</translation>
</message>
<message>
<source>Nothing known stands in the way of an endoscope.</source>
<translation>未知有任何因素阻碍内镜。</translation>
</message>
<message>
<source>All patients of the endoscopic series had cement outside the dura. It does not speak of cases like this one.</source>
<translation>内镜病例系列中，所有患者的骨水泥均在硬膜外。它不能说明像本例这样的情况。</translation>
</message>
<message>
<source>Endoscopic evidence ends at the dura</source>
<translation>内镜证据止于硬膜</translation>
</message>
<message>
<source>In cases like this in the literature (no symptom) the leak was documented on CT and watched.</source>
<translation>在文献的类似病例中（无症状），以 CT 记录渗漏并予观察。</translation>
</message>
<message>
<source>Leaks like this were watched</source>
<translation>类似渗漏曾予观察</translation>
</message>
<message>
<source>The cement lies outside canal and foramina and does not explain the deficit. No other cause has been ruled out by it.</source>
<translation>骨水泥位于椎管和椎间孔之外，不能解释神经功能缺损。其他原因并未因此得到排除。</translation>
</message>
<message>
<source>The deficit is not explained by this cement</source>
<translation>该骨水泥不能解释神经功能缺损</translation>
</message>
<message>
<source>Twelve patients after an endoscope: pain in the leg 6.5, then 2.9, at last 1.8 of 10; JOA 18.8 of 29 before, 19.3 after, 22.7 at last; 3 excellent, 5 good and 2 fair of ten. Function came back late.</source>
<translation>12 例内镜术后患者：下肢痛（满分 10 分）为 6.5，随后 2.9，末次 1.8；JOA 评分（满分 29 分）术前 18.8，术后 19.3，末次 22.7；10 例中优 3 例、良 5 例、可 2 例。功能恢复较晚。</translation>
</message>
<message>
<source>How patients fared after the endoscope</source>
<translation>内镜术后患者的转归</translation>
</message>
</context>
<context>
<name>messages.series</name>
<message>
<source>Even volume</source>
<translation>均匀的体数据</translation>
</message>
<message>
<source>Slices missing</source>
<translation>缺层</translation>
</message>
<message>
<source>Slices twice</source>
<translation>层面重复</translation>
</message>
<message>
<source>Uneven spacing</source>
<translation>间距不均</translation>
</message>
<message>
<source>Tilted gantry</source>
<translation>机架倾斜</translation>
</message>
<message>
<source>Several orientations</source>
<translation>多个方向</translation>
</message>
<message>
<source>Too few slices</source>
<translation>层数过少</translation>
</message>
<message>
<source>Not a volume</source>
<translation>非体数据</translation>
</message>
<message>
<source>Pictures unreadable</source>
<translation>图像不可读</translation>
</message>
<message>
<source>Not a CT</source>
<translation>不是 CT</translation>
</message>
<message>
<source>Can be opened</source>
<translation>可以打开</translation>
</message>
<message>
<source>Can be opened, corrected</source>
<translation>经校正可以打开</translation>
</message>
<message>
<source>Cannot be opened</source>
<translation>无法打开</translation>
</message>
<message>
<source>{slice_count} slices  ·  {spacing_words}</source>
<translation>{slice_count} 层  ·  {spacing_words}</translation>
</message>
<message>
<source>spacing not known</source>
<translation>间距未知</translation>
</message>
<message>
<source>Images changed: {changes}.</source>
<translation>影像已更改：{changes}。</translation>
</message>
<message>
<source> and {rest} more</source>
<translation>，另有 {rest} 个</translation>
</message>
<message>
<source>There is 1 more finding of this kind.</source>
<translation>另有 1 项同类判定。</translation>
</message>
<message>
<source>There are {rest} more findings of this kind.</source>
<translation>另有 {rest} 项同类判定。</translation>
</message>
<message>
<source>Pictures that do not say where they lie in the patient: {count} ({files}).</source>
<translation>未说明在患者体内位置的图像：{count} 幅（{files}）。</translation>
</message>
<message>
<source>Its pictures differ in size ({sizes} pixels).</source>
<translation>其图像大小不一（{sizes} 像素）。</translation>
</message>
<message>
<source>Its pictures differ in pixel spacing ({spacings_mm} mm).</source>
<translation>其图像像素间距不一（{spacings_mm} mm）。</translation>
</message>
<message>
<source>A stack of {slices} is no volume; at least {needed} slices are needed.</source>
<translation>{slices} 层的一组不构成体数据；至少需要 {needed} 层。</translation>
</message>
<message>
<source>All {slices} pictures lie at one position.</source>
<translation>全部 {slices} 幅图像位于同一位置。</translation>
</message>
<message>
<source>It was split into {stacks} stacks; this is number {stack}, with {slices} of {of_slices} slices.</source>
<translation>已拆分为 {stacks} 组；此为第 {stack} 组，含 {of_slices} 层中的 {slices} 层。</translation>
</message>
<message>
<source>Its pictures lie in {frames} frames of reference, whose places in the patient cannot be compared: each is offered by itself.</source>
<translation>其图像位于 {frames} 个参考坐标系中，彼此在患者体内的位置无法比较：各自单独提供。</translation>
</message>
<message>
<source>Two pictures at the same place differ ({files}): two scans share one series.</source>
<translation>同一位置的两幅图像不同（{files}）：两次扫描共用一个序列。</translation>
</message>
<message>
<source>It holds {orientations} orientations, with {slices_each} slices each.</source>
<translation>其中有 {orientations} 个方向，各 {slices_each} 层。</translation>
</message>
<message>
<source>{count} pictures lie at the same place ({files}).</source>
<translation>有 {count} 幅图像位于同一位置（{files}）。</translation>
</message>
<message>
<source>Its slices are {step_mm:.2 mm} apart where {expected_mm:.2 mm} is usual, between {after} and {before}.</source>
<translation>在 {after} 与 {before} 之间，层间距为 {step_mm:.2 mm}，而通常为 {expected_mm:.2 mm}。</translation>
</message>
<message>
<source>Slices are missing ({missing}) between {after} and {before}: a step of {step_mm:.2 mm} where {expected_mm:.2 mm} is usual.</source>
<translation>在 {after} 与 {before} 之间缺层（{missing}）：间距为 {step_mm:.2 mm}，而通常为 {expected_mm:.2 mm}。</translation>
</message>
<message>
<source>{file} is shifted sideways by {by_mm:.2 mm}.</source>
<translation>{file} 向侧方偏移 {by_mm:.2 mm}。</translation>
</message>
<message>
<source>The gantry was tilted by {tilt_deg:°}: each slice is shifted by {shift_mm:.2 mm}.</source>
<translation>机架倾斜 {tilt_deg:°}：每层偏移 {shift_mm:.2 mm}。</translation>
</message>
<message>
<source>Pictures that cannot be decoded and are done without: {count} ({files}).</source>
<translation>无法解码、予以略去的图像：{count} 幅（{files}）。</translation>
</message>
<message>
<source>{file} brought its decoder down, which was caught.</source>
<translation>{file} 使其解码器崩溃，已被拦截。</translation>
</message>
<message>
<source>{file} does not let itself be decoded in time.</source>
<translation>{file} 未能及时解码。</translation>
</message>
<message>
<source>{file} is cut short: pixels are missing at its end.</source>
<translation>{file} 被截断：末尾缺少像素。</translation>
</message>
<message>
<source>{file} is encoded as {transfer_syntax}, which cannot be read here.</source>
<translation>{file} 的编码为 {transfer_syntax}，此处无法读取。</translation>
</message>
<message>
<source>{file} stores {bits_allocated} bits per pixel, which cannot be read here.</source>
<translation>{file} 每像素 {bits_allocated} 位，此处无法读取。</translation>
</message>
<message>
<source>{file} cannot be read from its disk.</source>
<translation>无法从磁盘读取 {file}。</translation>
</message>
<message>
<source>{file} is damaged: its pixels cannot be decoded.</source>
<translation>{file} 已损坏：其像素无法解码。</translation>
</message>
<message>
<source>It is {modality}, not CT.</source>
<translation>它是 {modality}，不是 CT。</translation>
</message>
<message>
<source>Its values are {rescale_type}, not Hounsfield units.</source>
<translation>其数值为 {rescale_type}，不是亨氏单位。</translation>
</message>
<message>
<source>The file does not say what it shows: its values are taken as Hounsfield units of a CT.</source>
<translation>该文件未说明所示内容：其数值按 CT 的亨氏单位处理。</translation>
</message>
<message>
<source>None of its values is below zero, as those of air and fat are: it may be MR, or its values no Hounsfield units.</source>
<translation>没有任何数值低于零，而空气和脂肪应低于零：它可能是 MR，或其数值不是亨氏单位。</translation>
</message>
<message>
<source>It was made with a bone kernel ({kernel}).</source>
<translation>以骨卷积核（{kernel}）重建。</translation>
</message>
<message>
<source>It was made with a sharp kernel ({kernel}).</source>
<translation>以锐利卷积核（{kernel}）重建。</translation>
</message>
<message>
<source>Its slices are thin enough for a wall: {step_mm:.2 mm} apart.</source>
<translation>层面足够薄，可分辨骨壁：层间距 {step_mm:.2 mm}。</translation>
</message>
<message>
<source>It is opened with a correction.</source>
<translation>打开时予以校正。</translation>
</message>
<message>
<source>It does not say how its values become Hounsfield units.</source>
<translation>未说明其数值如何换算为亨氏单位。</translation>
</message>
<message>
<source>Its slices are {spacing_mm:.2 mm} apart, more than {limit_mm} mm: walls are less certain.</source>
<translation>层间距为 {spacing_mm:.2 mm}，大于 {limit_mm} mm：骨壁的确定性较低。</translation>
</message>
<message>
<source>Its slices are {spacing_mm:.2 mm} apart, more than {limit_mm} mm: too coarse to clear a needle.</source>
<translation>层间距为 {spacing_mm:.2 mm}，大于 {limit_mm} mm：过粗，不能判定穿刺针为安全。</translation>
</message>
<message>
<source>Its slices overlap: {spacing_mm:.2 mm} apart, {thickness_mm:.2 mm} thick. Nothing is lost by it.</source>
<translation>层面重叠：层间距 {spacing_mm:.2 mm}，层厚 {thickness_mm:.2 mm}。不会因此丢失内容。</translation>
</message>
<message>
<source>Its pixels are not square: {spacing_x_mm:.2 mm} by {spacing_y_mm:.2 mm}.</source>
<translation>像素不是正方形：{spacing_x_mm:.2 mm} × {spacing_y_mm:.2 mm}。</translation>
</message>
<message>
<source>It does not say how the patient lay; right and left are taken from where its pictures lie.</source>
<translation>未说明患者的体位；左右由图像的位置得出。</translation>
</message>
<message>
<source>The patient lay in position {patient_position}; this is respected.</source>
<translation>患者体位为 {patient_position}；已予考虑。</translation>
</message>
<message>
<source>The gantry was tilted by {tilt_deg:°}; the slices were moved back to where they lay in the patient, {shift_mm:.2 mm} each.</source>
<translation>机架倾斜 {tilt_deg:°}；各层已移回其在患者体内的位置，每层 {shift_mm:.2 mm}。</translation>
</message>
<message>
<source>Missing slices ({slices}) were interpolated between neighbours up to {step_mm:.2 mm} apart: what is seen there was not measured.</source>
<translation>缺失的层面（{slices}）由相距最多 {step_mm:.2 mm} 的相邻层插值而得：该处所见并非实测。</translation>
</message>
<message>
<source>Unevenly spaced slices, up to {step_mm:.2 mm} apart, were resampled: walls are no more certain than that.</source>
<translation>间距不均（最大 {step_mm:.2 mm}）的层面已重采样：骨壁的确定性不高于此。</translation>
</message>
<message>
<source>{slices} slices were there twice, alike; one of each was taken.</source>
<translation>有 {slices} 层重复且相同；各取其一。</translation>
</message>
<message>
<source>{slices} damaged slices could not be decoded and were left out of the images.</source>
<translation>有 {slices} 个损坏的层面无法解码，已从影像中略去。</translation>
</message>
<message>
<source>{voxels} voxels were denser than 32,767 HU and are shown as that.</source>
<translation>有 {voxels} 个体素的密度超过 32,767 HU，按该值显示。</translation>
</message>
<message>
<source>Only a part of the series was read: {slices} of {of_slices} slices.</source>
<translation>仅读取了序列的一部分：{of_slices} 层中的 {slices} 层。</translation>
</message>
<message>
<source>The series was split: this is stack {stack} of {stacks}, with {slices} of its {of_slices} slices.</source>
<translation>该序列已拆分：此为 {stacks} 组中的第 {stack} 组，含 {of_slices} 层中的 {slices} 层。</translation>
</message>
<message>
<source>The series was split: these are the pictures of one of its {frames} frames of reference, as places in two of them cannot be compared.</source>
<translation>该序列已拆分：这是其 {frames} 个参考坐标系之一的图像，因为两个坐标系中的位置无法比较。</translation>
</message>
<message>
<source>The images do not say how their values become Hounsfield units: what is told of bone and density may be wrong.</source>
<translation>影像未说明其数值如何换算为亨氏单位：关于骨质和密度的说明可能有误。</translation>
</message>
<message>
<source>No value is below zero, as those of air and fat are: this may be MR, and what is told of bone and density wrong.</source>
<translation>没有任何数值低于零，而空气和脂肪应低于零：这可能是 MR，关于骨质和密度的说明可能有误。</translation>
</message>
<message>
<source>Slices are {spacing_mm:.2 mm} apart, more than {limit_mm} mm: walls are less certain.</source>
<translation>层间距为 {spacing_mm:.2 mm}，大于 {limit_mm} mm：骨壁的确定性较低。</translation>
</message>
<message>
<source>Slices are {spacing_mm:.2 mm} apart, more than {limit_mm} mm: too coarse to clear a needle.</source>
<translation>层间距为 {spacing_mm:.2 mm}，大于 {limit_mm} mm：过粗，不能判定穿刺针为安全。</translation>
</message>
<message>
<source>gantry tilt of {tilt_deg:°} corrected</source>
<translation>已校正机架倾斜 {tilt_deg:°}</translation>
</message>
<message>
<source>{slices} slices interpolated</source>
<translation>已插值 {slices} 层</translation>
</message>
<message>
<source>slices resampled</source>
<translation>层面已重采样</translation>
</message>
<message>
<source>{slices} doubled slices left out</source>
<translation>已略去 {slices} 个重复层面</translation>
</message>
<message>
<source>{slices} damaged slices left out</source>
<translation>已略去 {slices} 个损坏层面</translation>
</message>
<message>
<source>stack {stack} of {stacks} of a split series</source>
<translation>拆分序列的第 {stack} 组，共 {stacks} 组</translation>
</message>
<message>
<source>one of {frames} frames of reference of a split series</source>
<translation>拆分序列的 {frames} 个参考坐标系之一</translation>
</message>
<message>
<source>Export the series again from its source, or choose another one.</source>
<translation>请从来源处重新导出该序列，或选择其他序列。</translation>
</message>
<message>
<source>tilt</source>
<translation>倾斜</translation>
</message>
</context>
<context>
<name>messages.set_aside</name>
<message>
<source>no slices of a volume</source>
<translation>不是体数据的层面</translation>
</message>
<message>
<source>not CT</source>
<translation>不是 CT</translation>
</message>
<message>
<source>not DICOM</source>
<translation>不是 DICOM</translation>
</message>
<message>
<source>its values are labels, no CT; use it as the anatomy of a plan</source>
<translation>其数值是标签而非 CT；请将其用作计划的解剖结构</translation>
</message>
<message>
<source>cannot be read</source>
<translation>无法读取</translation>
</message>
<message>
<source>a link is not followed</source>
<translation>不跟随链接</translation>
</message>
<message>
<source>no ordinary file</source>
<translation>不是普通文件</translation>
</message>
<message>
<source>of no kind that is read here</source>
<translation>不是此处可读取的类型</translation>
</message>
<message>
<source>not one volume of three dimensions</source>
<translation>不是一个三维体数据</translation>
</message>
<message>
<source>does not say which side of the patient is left</source>
<translation>未说明患者的左侧在哪一边</translation>
</message>
<message>
<source>says in two ways where it lies, and they differ</source>
<translation>以两种方式说明其位置，且二者不一致</translation>
</message>
<message>
<source>its voxels are too small or too large to be a patient's</source>
<translation>其体素过小或过大，不可能是患者的影像</translation>
</message>
<message>
<source>its axes are not perpendicular</source>
<translation>其各轴不垂直</translation>
</message>
<message>
<source>its values lie in another file; save it as one file</source>
<translation>其数值在另一文件中；请保存为一个文件</translation>
</message>
<message>
<source>packed in a way that is not read here</source>
<translation>其打包方式在此无法读取</translation>
</message>
<message>
<source>folders within folders, too deep</source>
<translation>文件夹嵌套过深</translation>
</message>
<message>
<source>not looked into; open it by itself</source>
<translation>未查看；请单独打开</translation>
</message>
<message>
<source>leads out of its own folder; never followed</source>
<translation>指向其自身文件夹之外；绝不跟随</translation>
</message>
<message>
<source>named by the disc index, and not there</source>
<translation>光盘索引中列出但不存在</translation>
</message>
<message>
<source>cannot be unpacked</source>
<translation>无法解压</translation>
</message>
<message>
<source>holds no pixels</source>
<translation>不含像素</translation>
</message>
<message>
<source>does not say how large its pictures are</source>
<translation>未说明其图像的大小</translation>
</message>
<message>
<source>does not say what it is</source>
<translation>未说明其为何物</translation>
</message>
<message>
<source>does not say where its frames lie</source>
<translation>未说明其各帧的位置</translation>
</message>
<message>
<source>its header is nested too deeply</source>
<translation>其文件头嵌套过深</translation>
</message>
<message>
<source>its header is cut off</source>
<translation>其文件头被截断</translation>
</message>
<message>
<source>its header does not end</source>
<translation>其文件头没有结尾</translation>
</message>
<message>
<source>it is packed and damaged</source>
<translation>它已压缩且损坏</translation>
</message>
<message>
<source>its header holds a number that is none</source>
<translation>其文件头中有不是数的数值</translation>
</message>
<message>
<source>its header says something twice</source>
<translation>其文件头中有重复内容</translation>
</message>
<message>
<source>its header holds a value that is too long</source>
<translation>其文件头中有过长的值</translation>
</message>
<message>
<source>its header contradicts itself</source>
<translation>其文件头自相矛盾</translation>
</message>
<message>
<source>{count} {things}</source>
<translation>{count} 个{things}</translation>
</message>
<message>
<source>{total} files set aside: {named}</source>
<translation>已搁置 {total} 个文件：{named}</translation>
</message>
<message>
<source>1 file set aside: {named}</source>
<translation>已搁置 1 个文件：{named}</translation>
</message>
<message>
<source>damaged file</source>
<translation>损坏的文件</translation>
</message>
<message>
<source>damaged files</source>
<translation>损坏的文件</translation>
</message>
<message>
<source>archive</source>
<translation>压缩包</translation>
</message>
<message>
<source>archives</source>
<translation>压缩包</translation>
</message>
<message>
<source>entry of the archive</source>
<translation>压缩包条目</translation>
</message>
<message>
<source>entries of the archive</source>
<translation>压缩包条目</translation>
</message>
<message>
<source>disc index</source>
<translation>光盘索引</translation>
</message>
<message>
<source>disc indexes</source>
<translation>光盘索引</translation>
</message>
<message>
<source>document</source>
<translation>文档</translation>
</message>
<message>
<source>documents</source>
<translation>文档</translation>
</message>
<message>
<source>dose report</source>
<translation>剂量报告</translation>
</message>
<message>
<source>dose reports</source>
<translation>剂量报告</translation>
</message>
<message>
<source>closed folder</source>
<translation>无法进入的文件夹</translation>
</message>
<message>
<source>closed folders</source>
<translation>无法进入的文件夹</translation>
</message>
<message>
<source>list of key images</source>
<translation>关键图像列表</translation>
</message>
<message>
<source>lists of key images</source>
<translation>关键图像列表</translation>
</message>
<message>
<source>label map</source>
<translation>标签图</translation>
</message>
<message>
<source>label maps</source>
<translation>标签图</translation>
</message>
<message>
<source>link</source>
<translation>链接</translation>
</message>
<message>
<source>links</source>
<translation>链接</translation>
</message>
<message>
<source>localiser</source>
<translation>定位像</translation>
</message>
<message>
<source>localisers</source>
<translation>定位像</translation>
</message>
<message>
<source>missing file</source>
<translation>缺失的文件</translation>
</message>
<message>
<source>missing files</source>
<translation>缺失的文件</translation>
</message>
<message>
<source>MR picture</source>
<translation>MR 图像</translation>
</message>
<message>
<source>MR pictures</source>
<translation>MR 图像</translation>
</message>
<message>
<source>file of another kind</source>
<translation>其他类型的文件</translation>
</message>
<message>
<source>files of other kinds</source>
<translation>其他类型的文件</translation>
</message>
<message>
<source>other DICOM object</source>
<translation>其他 DICOM 对象</translation>
</message>
<message>
<source>other DICOM objects</source>
<translation>其他 DICOM 对象</translation>
</message>
<message>
<source>PET picture</source>
<translation>PET 图像</translation>
</message>
<message>
<source>PET pictures</source>
<translation>PET 图像</translation>
</message>
<message>
<source>presentation state</source>
<translation>显示状态</translation>
</message>
<message>
<source>presentation states</source>
<translation>显示状态</translation>
</message>
<message>
<source>raw data file</source>
<translation>原始数据文件</translation>
</message>
<message>
<source>raw data files</source>
<translation>原始数据文件</translation>
</message>
<message>
<source>reference</source>
<translation>引用</translation>
</message>
<message>
<source>references</source>
<translation>引用</translation>
</message>
<message>
<source>registration</source>
<translation>配准</translation>
</message>
<message>
<source>registrations</source>
<translation>配准</translation>
</message>
<message>
<source>radiotherapy dose</source>
<translation>放疗剂量</translation>
</message>
<message>
<source>radiotherapy doses</source>
<translation>放疗剂量</translation>
</message>
<message>
<source>radiotherapy plan</source>
<translation>放疗计划</translation>
</message>
<message>
<source>radiotherapy plans</source>
<translation>放疗计划</translation>
</message>
<message>
<source>set of outlines</source>
<translation>轮廓集</translation>
</message>
<message>
<source>sets of outlines</source>
<translation>轮廓集</translation>
</message>
<message>
<source>screen picture</source>
<translation>屏幕截图</translation>
</message>
<message>
<source>screen pictures</source>
<translation>屏幕截图</translation>
</message>
<message>
<source>segmentation</source>
<translation>分割</translation>
</message>
<message>
<source>segmentations</source>
<translation>分割</translation>
</message>
<message>
<source>device or pipe</source>
<translation>设备或管道</translation>
</message>
<message>
<source>devices or pipes</source>
<translation>设备或管道</translation>
</message>
<message>
<source>report</source>
<translation>报告</translation>
</message>
<message>
<source>reports</source>
<translation>报告</translation>
</message>
<message>
<source>surface</source>
<translation>表面</translation>
</message>
<message>
<source>surfaces</source>
<translation>表面</translation>
</message>
<message>
<source>volume file</source>
<translation>体数据文件</translation>
</message>
<message>
<source>volume files</source>
<translation>体数据文件</translation>
</message>
<message>
<source>unreadable file</source>
<translation>不可读的文件</translation>
</message>
<message>
<source>unreadable files</source>
<translation>不可读的文件</translation>
</message>
</context>
<context>
<name>messages.settings</name>
<message>
<source>The settings file could not be read, so the program starts as it was shipped; the next setting you change writes it anew.</source>
<translation>设置文件无法读取，程序以出厂设置启动；您下次更改设置时会重新写入该文件。</translation>
</message>
<message>
<source>The settings were written by a later version: what is known here is used, and the file is left as it is, so changes last until you close the program.</source>
<translation>设置由较新版本写成：采用此处已知的部分，文件保持原样，因此更改仅在关闭程序之前有效。</translation>
</message>
<message>
<source>The setting “{key}” in settings.toml has a value that cannot be used; the others apply. Correct it there, or choose it anew in the window.</source>
<translation>settings.toml 中的设置“{key}”的值无法使用；其他设置有效。请在该处改正，或在窗口中重新选择。</translation>
</message>
</context>
<context>
<name>messages.signing</name>
<message>
<source>I have seen the warning above</source>
<translation>我已看过上述警告</translation>
</message>
<message>
<source>I have seen the {count} warnings above</source>
<translation>我已看过上述 {count} 条警告</translation>
</message>
<message>
<source>signed by {by}, {when}</source>
<translation>由 {by} 签署，{when}</translation>
</message>
<message>
<source>Signed by {names}, {when}</source>
<translation>已由 {names} 签署，{when}</translation>
</message>
<message>
<source>report of {when}</source>
<translation>{when} 的报告</translation>
</message>
<message>
<source>Sign off</source>
<translation>签署</translation>
</message>
<message>
<source>Sign off this plan</source>
<translation>签署本计划</translation>
</message>
<message>
<source>With your initials you say that you have reviewed the plan as it stands. It is kept with all findings, outlines and pictures; any later change makes a new, unsigned version.</source>
<translation>签上姓名缩写即表示您已审阅本计划的现状。计划将连同全部判定、轮廓和图片一并保存；此后任何更改都会生成新的未签署版本。</translation>
</message>
<message>
<source>This plan cannot be signed yet</source>
<translation>本计划尚不能签署</translation>
</message>
<message>
<source>Mend each of these first; a STOP may also be accepted with a reason, on its card.</source>
<translation>请先逐项改正；禁止项也可在其卡片上说明理由后接受。</translation>
</message>
<message>
<source>Tick each of these once you have seen it</source>
<translation>请逐项看过后勾选</translation>
</message>
<message>
<source>Nothing is left to be acknowledged.</source>
<translation>没有需要确认的内容。</translation>
</message>
<message>
<source>Tick what you have seen, and give your initials.</source>
<translation>请勾选已看过的内容，并签上姓名缩写。</translation>
</message>
<message>
<source>Give your initials.</source>
<translation>请签上姓名缩写。</translation>
</message>
<message>
<source>A signature is kept in a case file, with its findings and pictures. Save this case as one first.</source>
<translation>签署连同判定和图片保存在病例文件中。请先将本病例保存为病例文件。</translation>
</message>
<message>
<source>Save as a case file</source>
<translation>保存为病例文件</translation>
</message>
<message>
<source>Save as a case …</source>
<translation>保存为病例……</translation>
</message>
<message>
<source>Nothing was signed: the plan was changed while its pictures were made. Look at it again, and sign anew.</source>
<translation>未签名：生成图片期间方案已更改。请再次查看，然后重新签名。</translation>
</message>
<message>
<source>Signed by {by}. The state is {state}; the same digits stand on its report.</source>
<translation>已由 {by} 签署。状态为 {state}；其报告上印有相同的字符。</translation>
</message>
<message>
<source>Keeping findings, outlines and pictures …</source>
<translation>正在保存判定、轮廓和图片……</translation>
</message>
<message>
<source>This plan is signed</source>
<translation>本计划已签署</translation>
</message>
<message>
<source>It was {signed}. This change makes a new, unsigned version. The signed one stays in the history, with its findings and pictures.</source>
<translation>本计划状态：{signed}。此更改将生成新的未签署版本。已签署的版本连同判定和图片保留在历史中。</translation>
</message>
<message>
<source>Make a new version</source>
<translation>生成新版本</translation>
</message>
<message>
<source>Keep it as it is</source>
<translation>保持不变</translation>
</message>
<message>
<source>Not signed</source>
<translation>未签署</translation>
</message>
<message>
<source>Not signed.</source>
<translation>未签署。</translation>
</message>
<message>
<source>Not signed: {by} signed state {state} on {when}; it was changed since.</source>
<translation>未签署：{by} 于 {when} 签署的是状态 {state}，此后已被更改。</translation>
</message>
<message>
<source>Signed by {by} on {when}: {verdict}.</source>
<translation>由 {by} 于 {when} 签署：{verdict}。</translation>
</message>
<message>
<source>Signed by {by} on {when} under rule book {book}: {verdict}.</source>
<translation>由 {by} 于 {when} 按规则库 {book} 签署：{verdict}。</translation>
</message>
<message>
<source>under another rule book or policy</source>
<translation>按另一规则库或科室规则</translation>
</message>
<message>
<source>changed since</source>
<translation>此后已更改</translation>
</message>
<message>
<source>The state of this plan is {state}. A report of it bears the same digits at the foot of each page.</source>
<translation>本计划的状态为 {state}。其报告每页页脚印有相同的字符。</translation>
</message>
<message>
<source>The report of {when} is older: it shows state {old}, the plan is {new}.</source>
<translation>{when} 的报告较旧：其状态为 {old}，而计划为 {new}。</translation>
</message>
</context>
<context>
<name>messages.site_choices</name>
<message>
<source>Name and dates are shown when a case is opened.</source>
<translation>打开病例时显示姓名和日期。</translation>
</message>
<message>
<source>Name and dates are shown only on request.</source>
<translation>仅在要求时显示姓名和日期。</translation>
</message>
<message>
<source>Name and dates are never shown.</source>
<translation>从不显示姓名和日期。</translation>
</message>
<message>
<source>Set by {set_by} (policy {id})</source>
<translation>由 {set_by} 设定（科室规则 {id}）</translation>
</message>
<message>
<source>Archive {name}: {kind}, {where}; this version does not use it yet.</source>
<translation>归档 {name}：{kind}，{where}；本版本尚不使用。</translation>
</message>
<message>
<source>{called_ae} at {host}:{port}, from {calling_ae}</source>
<translation>{host}:{port} 的 {called_ae}，来自 {calling_ae}</translation>
</message>
<message>
<source>The language is {name}.</source>
<translation>语言为 {name}。</translation>
</message>
<message>
<source>Update notices are on; this version goes to no network to look.</source>
<translation>更新提示已开启；本版本不会联网查看。</translation>
</message>
<message>
<source>Only these plugins run: {count} by their SHA-256.</source>
<translation>仅运行下列插件：按 SHA-256 共 {count} 个。</translation>
</message>
<message>
<source>Plugins allowed for all: {count}.</source>
<translation>对所有人允许的插件：{count} 个。</translation>
</message>
<message>
<source>Your department's policy lets no name be shown; leave out --identified, or ask who set it.</source>
<translation>贵科室的规则不允许显示姓名；请去掉 --identified，或询问设定者。</translation>
</message>
</context>
<context>
<name>messages.step_names</name>
<message>
<source>Move entry</source>
<translation>移动进针点</translation>
</message>
<message>
<source>Move tip</source>
<translation>移动针尖</translation>
</message>
<message>
<source>Move needle</source>
<translation>移动穿刺针</translation>
</message>
<message>
<source>Add needle</source>
<translation>添加穿刺针</translation>
</message>
<message>
<source>Place</source>
<translation>放置</translation>
</message>
<message>
<source>{step} {thing}</source>
<translation>{step} {thing}</translation>
</message>
</context>
<context>
<name>messages.steps</name>
<message>
<source>Open CT</source>
<translation>打开 CT</translation>
</message>
<message>
<source>Vertebra</source>
<translation>椎骨</translation>
</message>
<message>
<source>Confirm</source>
<translation>确认</translation>
</message>
<message>
<source>You are here</source>
<translation>当前步骤</translation>
</message>
<message>
<source>Possible</source>
<translation>可进行</translation>
</message>
<message>
<source>Needs {}</source>
<translation>需要{}</translation>
</message>
<message>
<source>a CT</source>
<translation>CT</translation>
</message>
<message>
<source>a vertebra</source>
<translation>椎骨</translation>
</message>
<message>
<source>a needle</source>
<translation>穿刺针</translation>
</message>
<message>
<source>an earlier step</source>
<translation>前一步骤</translation>
</message>
<message>
<source>Open a folder with the patient's CT, a saved plan, or the demo case.</source>
<translation>请打开存放患者 CT 的文件夹、已保存的计划或演示病例。</translation>
</message>
<message>
<source>Choose the level to be treated, and where its outline comes from.</source>
<translation>请选择要治疗的节段，以及其轮廓的来源。</translation>
</message>
<message>
<source>Place the landmarks of {level}: {landmark} is next, {left} of {of} are left.</source>
<translation>请放置 {level} 的标志点：下一个是{landmark}，{of} 个中还剩 {left} 个。</translation>
</message>
<message>
<source>The walls of {level} are being measured.</source>
<translation>正在测量 {level} 的骨壁。</translation>
</message>
<message>
<source>{level} could not be measured. Read why, and correct what it names.</source>
<translation>{level} 无法测量。请阅读原因，并改正其所指出的问题。</translation>
</message>
<message>
<source>Scroll through {level}. If the outlines follow the bone, confirm with your initials.</source>
<translation>请逐层浏览 {level}。若轮廓与骨质相符，请用姓名缩写确认。</translation>
</message>
<message>
<source>Draw the needle for {level}: click the entry on the bone, then the tip.</source>
<translation>请为 {level} 绘制穿刺针：先单击骨面上的进针点，再单击针尖。</translation>
</message>
<message>
<source>Do not use this plan. “Show me” leads to the spot: drag the needle away, or delete it and press “Propose”.</source>
<translation>不要使用此计划。“指给我看”会转到该处：把穿刺针拖开，或将其删除并按下“建议”。</translation>
</message>
<message>
<source>Something could not be judged. Press “Answer” on its card, or supply what is missing. Then save the plan (Ctrl+S).</source>
<translation>有内容无法判断。按下其卡片上的“回答”，或补上所缺的内容。然后保存计划（Ctrl+S）。</translation>
</message>
<message>
<source>Read the warnings, and drag the needle if you can do better. Then save the plan (Ctrl+S).</source>
<translation>请阅读警告；如能改进，请拖动穿刺针。然后保存计划（Ctrl+S）。</translation>
</message>
<message>
<source>Every rule is kept. Save the plan (Ctrl+S), or add a needle on the other side.</source>
<translation>满足全部规则。保存计划（Ctrl+S），或在另一侧添加穿刺针。</translation>
</message>
<message>
<source>The plan is saved. Once you stand by it, press “Sign off …”.</source>
<translation>计划已保存。您认可之后，请按下“签署 …”。</translation>
</message>
<message>
<source>The plan is signed. Press “Save report …” to put it on paper.</source>
<translation>计划已签署。按下“保存报告 …”以形成书面文件。</translation>
</message>
<message>
<source>Run the review of {level}: it finds the cement, the tracks and the walls that broke. Then answer what only you can tell.</source>
<translation>请运行 {level} 的回顾：它会找出骨水泥、针道和破裂的骨壁。然后回答只有您才能说明的问题。</translation>
</message>
<message>
<source>The plan is saved, signed and on paper. Add another level, or open the next case.</source>
<translation>计划已保存、已签署并已形成书面文件。可添加另一节段，或打开下一个病例。</translation>
</message>
</context>
<context>
<name>messages.tool_errors</name>
<message>
<source>to write outside its folder</source>
<translation>在其文件夹之外写入</translation>
</message>
<message>
<source>to reach the network</source>
<translation>访问网络</translation>
</message>
<message>
<source>to start or end a program</source>
<translation>启动或结束程序</translation>
</message>
<message>
<source>Nothing else is harmed. Tell its author, or go on without it.</source>
<translation>其他部分未受影响。请告知其作者，或不使用它继续。</translation>
</message>
<message>
<source>The tool {tool} ended at once, without a result. {authors}</source>
<translation>工具 {tool} 立即结束，没有结果。{authors}</translation>
</message>
<message>
<source>The tool {tool} took longer than {seconds} s and was ended. {authors}</source>
<translation>工具 {tool} 运行超过 {seconds} s，已被终止。{authors}</translation>
</message>
<message>
<source>The tool {tool} wanted more memory than it may have. {authors}</source>
<translation>工具 {tool} 所需内存超出允许范围。{authors}</translation>
</message>
<message>
<source>The tool {tool} failed at its work. {authors}</source>
<translation>工具 {tool} 运行失败。{authors}</translation>
</message>
<message>
<source>The tool {tool} left before it had a result. {authors}</source>
<translation>工具 {tool} 在得出结果之前退出。{authors}</translation>
</message>
<message>
<source>What the tool {tool} returned is no result. {authors}</source>
<translation>工具 {tool} 返回的内容不是结果。{authors}</translation>
</message>
<message>
<source>The tool {tool} returned something that may not stand there. {authors}</source>
<translation>工具 {tool} 返回了不允许出现的内容。{authors}</translation>
</message>
<message>
<source>The tool {tool} returned an array that cannot be drawn. {authors}</source>
<translation>工具 {tool} 返回的数组无法绘制。{authors}</translation>
</message>
<message>
<source>The tool {tool} returned a table with uneven rows. {authors}</source>
<translation>工具 {tool} 返回的表格各行长短不一。{authors}</translation>
</message>
<message>
<source>What the tool {tool} returned cannot be read. {authors}</source>
<translation>工具 {tool} 返回的内容无法读取。{authors}</translation>
</message>
<message>
<source>The tool {tool} returned more than a result may hold. {authors}</source>
<translation>工具 {tool} 返回的内容超出结果的容量。{authors}</translation>
</message>
<message>
<source>The tool {tool} tried {what}, which no tool may: it was ended.</source>
<translation>工具 {tool} 试图{what}，这是任何工具都不允许的：已被终止。</translation>
</message>
<message>
<source>The plugin of {tool} cannot be loaded ({kind}): it may need something that is not installed. Ask its author.</source>
<translation>{tool} 的插件无法载入（{kind}）：可能需要未安装的组件。请询问其作者。</translation>
</message>
<message>
<source>The plugin of {tool} does not describe its tools. Ask its author.</source>
<translation>{tool} 的插件没有描述其工具。请询问其作者。</translation>
</message>
<message>
<source>No plugin that may run writes {value}; they write: {names}.</source>
<translation>没有可运行的插件能写 {value}；可写的有：{names}。</translation>
</message>
<message>
<source>No plugin brings a tool {tool}; choose another one.</source>
<translation>没有插件提供工具 {tool}；请另选一个。</translation>
</message>
<message>
<source>{tool} was written for another version of Isthmus (API {value}; this is {known}). Ask its author for the one that fits.</source>
<translation>{tool} 是为另一版本的 Isthmus 编写的（API {value}；此处为 {known}）。请向其作者索取相符的版本。</translation>
</message>
<message>
<source>There is no room for the files of the tool {tool}; free some space on the disk and run it again.</source>
<translation>没有空间存放工具 {tool} 的文件；请清理磁盘空间后重新运行。</translation>
</message>
<message>
<source>The tool {tool} says of the case what no case can hold ({where}). {authors}</source>
<translation>工具 {tool} 对病例的说明是任何病例都不能容纳的（{where}）。{authors}</translation>
</message>
<message>
<source>Two plugins bring a tool {tool}; remove one of them, and run the review again.</source>
<translation>有两个插件提供工具 {tool}；请移除其一，然后重新运行回顾。</translation>
</message>
<message>
<source>The tool {tool} cannot run yet; it needs: {names}.</source>
<translation>工具 {tool} 尚不能运行；它需要：{names}。</translation>
</message>
<message>
<source>{parameter} of the tool {tool} is not usable; choose another value.</source>
<translation>工具 {tool} 的 {parameter} 不可用；请选择其他值。</translation>
</message>
<message>
<source>The tool {tool} has no setting {parameter}; leave it out.</source>
<translation>工具 {tool} 没有设置项 {parameter}；请去掉。</translation>
</message>
<message>
<source>A tool's setting is called “{parameter}”, which is no name. Ask its author.</source>
<translation>某工具的设置项名为“{parameter}”，这不是有效名称。请询问其作者。</translation>
</message>
<message>
<source>The tool {tool} has a setting twice. Ask its author.</source>
<translation>工具 {tool} 有重复的设置项。请询问其作者。</translation>
</message>
<message>
<source>The setting {parameter} of a tool has no choices. Ask its author.</source>
<translation>某工具的设置项 {parameter} 没有可选项。请询问其作者。</translation>
</message>
<message>
<source>The setting {parameter} of a tool does not label each choice. Ask its author.</source>
<translation>某工具的设置项 {parameter} 未标注每个可选项。请询问其作者。</translation>
</message>
<message>
<source>{file} cannot be read as a plugin; copy it again.</source>
<translation>{file} 无法作为插件读取；请重新复制。</translation>
</message>
<message>
<source>{file} holds links, or names that lead out of it: it is not installed. Ask its author.</source>
<translation>{file} 含有链接或指向其外部的名称：未予安装。请询问其作者。</translation>
</message>
<message>
<source>{file} is larger than a plugin may be; ask its author.</source>
<translation>{file} 超出插件允许的大小；请询问其作者。</translation>
</message>
<message>
<source>{file} does not say which plugin it is (plugin.toml); ask its author.</source>
<translation>{file} 未说明它是哪个插件（plugin.toml）；请询问其作者。</translation>
</message>
<message>
<source>{file} calls its plugin “{value}”, which is no id; ask its author.</source>
<translation>{file} 将其插件命名为“{value}”，这不是有效的 id；请询问其作者。</translation>
</message>
<message>
<source>{file} names a module “{value}” that cannot be; ask its author.</source>
<translation>{file} 指定了不可能存在的模块“{value}”；请询问其作者。</translation>
</message>
<message>
<source>{file} brings the plugin {value}, which is there already and goes before it; remove one of them.</source>
<translation>{file} 带来的插件 {value} 此处已有且优先；请移除其一。</translation>
</message>
<message>
<source>Another computer of the audit judges by other rules or another policy; give it the same.</source>
<translation>审计中的另一台计算机按其他规则或科室规则判定；请使其一致。</translation>
</message>
<message>
<source>Another computer of the audit has another {tool}; give it the same, file by file.</source>
<translation>审计中的另一台计算机上的 {tool} 不同；请逐个文件使其一致。</translation>
</message>
<message>
<source>The plugin {tool} was changed since it was looked at: it does not run. Look at it again, then allow it.</source>
<translation>插件 {tool} 自查看以来已被更改：不会运行。请重新查看，然后允许。</translation>
</message>
<message>
<source>The folder of your plugins cannot be written to, so {tool} stays as it was; check your rights to it.</source>
<translation>您的插件文件夹无法写入，因此 {tool} 保持原样；请检查您对它的权限。</translation>
</message>
<message>
<source>{tool} lies as an open folder among your plugins, which may be somebody's work; move it away first.</source>
<translation>{tool} 以普通文件夹的形式位于您的插件中，可能是某人的工作；请先将其移走。</translation>
</message>
<message>
<source>{tool} is a part of the program; give your plugin another id.</source>
<translation>{tool} 是程序的一部分；请为您的插件另取一个 id。</translation>
</message>
<message>
<source>There is no plugin {tool}; `isthmus plugin list` shows them.</source>
<translation>没有插件 {tool}；`isthmus plugin list` 可列出全部。</translation>
</message>
<message>
<source>Nobody has allowed the plugin {tool} as it is now. Look at what it is, then allow it, or remove it.</source>
<translation>尚无人允许插件 {tool} 的现状。请查看它是什么，然后允许或移除。</translation>
</message>
<message>
<source>Your department allows only plugins that it has looked at, and {tool} is none of them. Ask it for {tool}.</source>
<translation>贵科室只允许其查看过的插件，{tool} 不在其中。请向其申请 {tool}。</translation>
</message>
<message>
<source>{tool} was left out: Isthmus was started without plugins.</source>
<translation>未使用 {tool}：Isthmus 以不带插件的方式启动。</translation>
</message>
</context>
<context>
<name>messages.tour</name>
<message>
<source>Welcome</source>
<translation>欢迎</translation>
</message>
<message>
<source>The demo case is being opened</source>
<translation>正在打开演示病例</translation>
</message>
<message>
<source>Three slices and the bone</source>
<translation>三个断层和骨骼</translation>
</message>
<message>
<source>The verdict</source>
<translation>判断结果</translation>
</message>
<message>
<source>Confirm the outlines</source>
<translation>确认轮廓</translation>
</message>
<message>
<source>Take the needle away</source>
<translation>移除穿刺针</translation>
</message>
<message>
<source>Have needles proposed</source>
<translation>请程序建议穿刺针</translation>
</message>
<message>
<source>Take one of them</source>
<translation>选用其中一根</translation>
</message>
<message>
<source>Save, sign, print</source>
<translation>保存、签署、打印</translation>
</message>
<message>
<source>A real CT of a first lumbar vertebra. This takes a few seconds.</source>
<translation>一例第一腰椎的真实 CT。需要几秒钟。</translation>
</message>
<message>
<source>All views share one crosshair: click, and the others follow. Turn the wheel to scroll. The lines are where the walls of the bone are.</source>
<translation>所有视图共用一个十字线：单击一处，其他视图随之移动。转动滚轮可逐层浏览。线条就是骨壁所在的位置。</translation>
</message>
<message>
<source>It follows every change of the plan, by word, shape and colour. This needle crosses the inner wall of the pedicle: STOP.</source>
<translation>它随计划的每次更改而变化，以文字、形状和颜色表示。这根穿刺针越过了椎弓根内侧壁：禁止。</translation>
</message>
<message>
<source>If the lines follow the bone, type your initials and press “Confirm”. Nothing is called safe on outlines that nobody has confirmed.</source>
<translation>线条与骨骼相符时，键入您的姓名缩写并按下“确认”。在无人确认的轮廓上，任何内容都不会被判定为安全。</translation>
</message>
<message>
<source>You could drag the needle in any view. Here, press “Delete” instead: a better one is proposed next.</source>
<translation>您可以在任何视图中拖动穿刺针。这里请按下“删除”：接下来程序会建议更好的穿刺针。</translation>
</message>
<message>
<source>Press “Propose”. Needles that keep every rule are looked for on both sides.</source>
<translation>按下“建议”。程序会在两侧查找满足全部规则的穿刺针。</translation>
</message>
<message>
<source>Each says what it is best at and what that costs. Click one, or press Enter on it, and it is in the plan.</source>
<translation>每一根都说明其优点与代价。单击其中一根，或在其上按 Enter，它就进入计划。</translation>
</message>
<message>
<source>“Save” keeps the case. “Sign off …” and “Save report …” are here. The sentence on the left always says what to do next; F1 is the guide, ? shows every key.</source>
<translation>“保存”保留病例。“签署 …”和“保存报告 …”就在这里。左侧的句子始终说明下一步做什么；F1 是指南，? 显示全部按键。</translation>
</message>
<message>
<source>Step {number} of {of}</source>
<translation>第 {number} 步，共 {of} 步</translation>
</message>
<message>
<source>Is this your first time here? A tour of a few minutes shows the way, on the demo case.</source>
<translation>您是第一次使用吗？几分钟的导览会在演示病例上为您引路。</translation>
</message>
<message>
<source>Take the tour</source>
<translation>开始导览</translation>
</message>
<message>
<source>No, thanks</source>
<translation>不用，谢谢</translation>
</message>
<message>
<source>Next</source>
<translation>下一步</translation>
</message>
<message>
<source>Back</source>
<translation>返回</translation>
</message>
<message>
<source>Skip the tour</source>
<translation>跳过导览</translation>
</message>
<message>
<source>Finish</source>
<translation>完成</translation>
</message>
</context>
<context>
<name>messages.views</name>
<message>
<source>Axial</source>
<translation>轴位</translation>
</message>
<message>
<source>Sagittal</source>
<translation>矢状位</translation>
</message>
<message>
<source>Coronal</source>
<translation>冠状位</translation>
</message>
<message>
<source>Add a vertebra first</source>
<translation>请先添加椎骨</translation>
</message>
<message>
<source>Click where the needle enters the bone</source>
<translation>请单击穿刺针进入骨质之处</translation>
</message>
<message>
<source>Click where the tip shall lie · Esc takes the entry back</source>
<translation>请单击针尖应到之处 · Esc 撤回进针点</translation>
</message>
<message>
<source>Drag to move · Esc puts it back</source>
<translation>拖动以移动 · Esc 恢复原位</translation>
</message>
<message>
<source>There are no outlines to correct yet</source>
<translation>尚无可校正的轮廓</translation>
</message>
<message>
<source>Drag a wall to where the bone ends · Esc puts it back</source>
<translation>将骨壁拖到骨质的边缘 · Esc 恢复原位</translation>
</message>
<message>
<source>Paint what belongs to the part · E: take away</source>
<translation>涂出属于该部分的区域 · E：擦除</translation>
</message>
<message>
<source>Paint what does not belong to the part · E: add</source>
<translation>涂出不属于该部分的区域 · E：添加</translation>
</message>
<message>
<source>Let go to measure · Esc puts it back</source>
<translation>松开以测量 · Esc 恢复原位</translation>
</message>
<message>
<source>Let go to measure · Esc takes the stroke back</source>
<translation>松开以测量 · Esc 撤回该笔</translation>
</message>
<message>
<source>The walls are being measured …</source>
<translation>正在测量骨壁 …</translation>
</message>
<message>
<source>{plane} · before</source>
<translation>{plane} · 术前</translation>
</message>
<message>
<source>{plane} · after</source>
<translation>{plane} · 术后</translation>
</message>
<message>
<source>{plane} · before and after</source>
<translation>{plane} · 术前与术后</translation>
</message>
<message>
<source>Click: {word}</source>
<translation>请单击：{word}</translation>
</message>
<message>
<source>Show all views ({key})</source>
<translation>显示全部视图 ({key})</translation>
</message>
<message>
<source>Maximise {title} ({key})</source>
<translation>最大化{title} ({key})</translation>
</message>
<message>
<source>Open a CT folder or a plan to begin</source>
<translation>请打开 CT 文件夹或计划以开始</translation>
</message>
<message>
<source>Finding the bone surface …</source>
<translation>正在寻找骨表面 …</translation>
</message>
<message>
<source>No bone in this volume</source>
<translation>此体数据中没有骨质</translation>
</message>
<message>
<source>This computer offers no OpenGL: the 3-D view stays empty</source>
<translation>本计算机不支持 OpenGL：三维视图为空</translation>
</message>
<message>
<source>Wheel: scroll. Ctrl and wheel: zoom. Middle drag, or Space and drag: pan. Right drag: grey window. Click: move the crosshair. Double-click: maximise. Arrows: nudge the crosshair. Page up and down: scroll. Home: fit. Enter: place a needle or landmark at the crosshair.</source>
<translation>滚轮：翻层。Ctrl 加滚轮：缩放。中键拖动，或空格加拖动：平移。右键拖动：调节窗宽窗位。单击：移动十字线。双击：最大化。方向键：微移十字线。Page Up 和 Page Down：翻层。Home：适应窗口。Enter：在十字线处放置穿刺针或标志点。</translation>
</message>
<message>
<source>Drag: turn. Middle drag: pan. Wheel or right drag: zoom. Double-click on bone: move the crosshair there. Home: fit.</source>
<translation>拖动：旋转。中键拖动：平移。滚轮或右键拖动：缩放。双击骨质：将十字线移到该处。Home：适应窗口。</translation>
</message>
<message>
<source>searched from here</source>
<translation>由此处搜索</translation>
</message>
<message>
<source>canal</source>
<translation>椎管</translation>
</message>
</context>
<context>
<name>messages.wall_findings</name>
<message>
<source>The tip crosses the pedicle's inner edge {crossing} before it reaches the posterior wall (allowed: {limit_crossing}).</source>
<translation>针尖在到达椎体后壁之前 {crossing} 处即越过椎弓根内侧缘（最多允许：{limit_crossing}）。</translation>
</message>
<message>
<source>The entry lies too far medial: the tip crosses the pedicle's inner edge {crossing} before the posterior wall, while it is still behind the canal. Move the entry laterally.</source>
<translation>进针点过于偏内：针尖在椎体后壁之前 {crossing} 处即越过椎弓根内侧缘，此时仍在椎管后方。请将进针点外移。</translation>
</message>
<message>
<source>On its way to the body the tip comes within {margin} of the pedicle's inner edge (asked for: {limit_margin}).</source>
<translation>针尖在通向椎体的途中距椎弓根内侧缘仅 {margin}（要求：至少 {limit_margin}）。</translation>
</message>
<message>
<source>The tip stays lateral of the pedicle's inner edge until it is in the body</source>
<translation>针尖在进入椎体之前始终位于椎弓根内侧缘的外侧</translation>
</message>
<message>
<source>{kept}, by at least {margin} (asked for: {asked}).</source>
<translation>{kept}，距离至少 {margin}（要求：至少 {asked}）。</translation>
</message>
<message>
<source>{beyond} (allowed: {allowed}).</source>
<translation>{beyond}（最多允许：{allowed}）。</translation>
</message>
<message>
<source>{beyond}. This wall does not border the canal; more than {allowed} would be a STOP.</source>
<translation>{beyond}。该壁不与椎管相邻；超过 {allowed} 则为禁止（STOP）。</translation>
</message>
<message>
<source>The needle's surface is {clearance} inside the {wall} wall as drawn, but voxels this coarse can hide {allowance}: counted as a breach</source>
<translation>按所绘轮廓，穿刺针表面在{wall}壁以内 {clearance}，但如此粗的体素可能掩盖 {allowance}：按突破计</translation>
</message>
<message>
<source>The needle's surface comes within {clearance} of the {wall} wall (asked for: {limit_clearance}){coarse}.</source>
<translation>穿刺针表面距{wall}壁仅 {clearance}（要求：至少 {limit_clearance}）{coarse}。</translation>
</message>
<message>
<source>The whole needle is inside the pedicle. Its nearest wall is the {wall} one, {clearance} away (asked for: {limit_clearance}){coarse}.</source>
<translation>整根穿刺针都在椎弓根内。最近的是{wall}壁，相距 {clearance}（要求：至少 {limit_clearance}）{coarse}。</translation>
</message>
<message>
<source>, with {allowance} taken off for coarse voxels</source>
<translation>，已因体素较粗扣除 {allowance}</translation>
</message>
<message>
<source>The tip lies at {depth} of the body's depth, in its {part}: cement would start beside the canal (asked for: {asked} or more).</source>
<translation>针尖位于椎体深度的 {depth} 处，在椎体{part}：骨水泥将从椎管旁开始注入（要求：不低于 {asked}）。</translation>
</message>
<message>
<source>The tip lies at {depth} of the body's depth, {anterior_gap} behind its anterior wall (asked for: {asked} or more).</source>
<translation>针尖位于椎体深度的 {depth} 处，在椎体前壁后方 {anterior_gap}（要求：不低于 {asked}）。</translation>
</message>
<message>
<source>The tip is {through} in front of the body: the anterior wall would be perforated. Draw the tip back.</source>
<translation>针尖在椎体前方 {through}：椎体前壁将被穿破。请将针尖回退。</translation>
</message>
<message>
<source>The needle runs on the patient's {side}, but the plan names the {planned_side}. Stop and find out which is meant.</source>
<translation>穿刺针走行于患者{side}，但计划写的是{planned_side}。请停下，查明究竟应为哪一侧。</translation>
</message>
<message>
<source>The tip is medial of the pedicle's inner edge before it reaches the posterior wall. It must stay lateral until then.</source>
<translation>针尖在到达椎体后壁之前已处于椎弓根内侧缘的内侧。在此之前针尖必须保持在内侧缘的外侧。</translation>
</message>
<message>
<source>The needle's surface is {breach} beyond the {wall} wall</source>
<translation>穿刺针表面超出{wall}壁 {breach}</translation>
</message>
<message>
<source>The tip keeps {margin} from the pedicle's inner edge, but that edge may lie {uncertainty} from where it is drawn: not enough to be sure. Keep further away, or outline the pedicle more finely.</source>
<translation>针尖距椎弓根内侧缘 {margin}，但该缘可能偏离所绘位置 {uncertainty}：不足以确认安全。请离得更远，或更精细地勾画椎弓根。</translation>
</message>
<message>
<source>The needle is {clearance} inside the {wall} wall as drawn, but that wall may lie {uncertainty} from there: not enough to be sure. Keep further away, or outline the pedicle more finely.</source>
<translation>按所绘轮廓，穿刺针在{wall}壁以内 {clearance}，但该壁可能偏离该处 {uncertainty}：不足以确认安全。请离得更远，或更精细地勾画椎弓根。</translation>
</message>
<message>
<source>The needle runs on the patient's {side}; the plan names no side.</source>
<translation>穿刺针走行于患者{side}；计划未写明侧别。</translation>
</message>
<message>
<source>The needle runs on the patient's {side}, as planned.</source>
<translation>穿刺针走行于患者{side}，与计划一致。</translation>
</message>
<message>
<source>Only {margin} to the pedicle's inner edge</source>
<translation>距椎弓根内侧缘仅 {margin}</translation>
</message>
<message>
<source>{wall} wall breached, away from the canal</source>
<translation>{wall}壁被突破，不在椎管侧</translation>
</message>
<message>
<source>{wall} wall not sure to hold</source>
<translation>不能确认{wall}壁未被突破</translation>
</message>
<message>
<source>Only {clearance} to the {wall} wall</source>
<translation>距{wall}壁仅 {clearance}</translation>
</message>
<message>
<source>Tip in the {part} ({depth})</source>
<translation>针尖在椎体{part}（{depth}）</translation>
</message>
<message>
<source>Tip crosses medially {crossing} before the body</source>
<translation>针尖在到达椎体前 {crossing} 处越至内侧</translation>
</message>
<message>
<source>Tip runs medial of the pedicle</source>
<translation>针尖走行于椎弓根内侧缘的内侧</translation>
</message>
<message>
<source>{wall} wall breached by {breach}</source>
<translation>{wall}壁被突破 {breach}</translation>
</message>
<message>
<source>{wall} wall too near for voxels this coarse</source>
<translation>就如此粗的体素而言，{wall}壁过近</translation>
</message>
<message>
<source>medial</source>
<translation>内侧</translation>
</message>
<message>
<source>caudal</source>
<translation>尾侧</translation>
</message>
<message>
<source>The needle passes above or below the pedicle's narrowest section, where it has no inner edge to compare with. Judge it by the walls, or aim through it.</source>
<translation>穿刺针从椎弓根最窄截面的上方或下方经过，该处没有可比对的内侧缘。请依据骨壁判断，或瞄准该截面穿过。</translation>
</message>
<message>
<source>The fluoroscopic views are not true or not recent, so they do not show where the inner edge is. Correct the views first.</source>
<translation>透视不是标准位或不是最新，因此不能显示内侧缘的位置。请先校正透视。</translation>
</message>
<message>
<source>The pedicle on this side was not seen, so its inner edge is not known. Place its four landmarks, or use a label map that shows it.</source>
<translation>未见该侧椎弓根，因此其内侧缘位置不明。请放置其四个标志点，或使用显示它的标签图。</translation>
</message>
<message>
<source>The needle ends before it passes the canal, so its way along the pedicle cannot be judged. Move the tip into the body.</source>
<translation>穿刺针在越过椎管之前即终止，因此其沿椎弓根的路径无法判定。请将针尖移入椎体。</translation>
</message>
<message>
<source>This pedicle is broken: there are no whole walls to stay inside of, and none of them clears the needle. Use the other side.</source>
<translation>该侧椎弓根骨折：没有完整的骨壁可供穿刺针保持在内，也没有任何骨壁可据以判定穿刺针安全。请改用另一侧。</translation>
</message>
<message>
<source>The pedicle on this side was not seen, so there are no walls to measure to. Place its four landmarks, or use a label map that shows it.</source>
<translation>未见该侧椎弓根，因此没有可供测量的骨壁。请放置其四个标志点，或使用显示它的标签图。</translation>
</message>
<message>
<source>No part of the needle lies beside the canal, so no wall can be measured. Move the tip into the body.</source>
<translation>穿刺针没有任何部分位于椎管旁，因此无法测量任何骨壁。请将针尖移入椎体。</translation>
</message>
<message>
<source>The tip has not reached the body: there is no target to judge. Advance it past the posterior wall.</source>
<translation>针尖尚未到达椎体：没有可判定的目标。请将其推进越过椎体后壁。</translation>
</message>
<message>
<source>The tip lies above or below the body, beyond an endplate. Bring it back between the endplates.</source>
<translation>针尖位于椎体上方或下方，超出终板。请将其移回两终板之间。</translation>
</message>
<message>
<source>There are no walls to measure to yet. Complete the vertebra, or read why it could not be measured.</source>
<translation>尚无可供测量的骨壁轮廓。请补全该椎骨，或查看其无法测量的原因。</translation>
</message>
<message>
<source>Compare the outlines with the CT in every view, then confirm them with your initials. Until then no number below is vouched for.</source>
<translation>请在每个视图中将轮廓与 CT 对照，然后用您的姓名缩写确认。在此之前，下方任何数值均无人担保。</translation>
</message>
<message>
<source>The outlines were compared with the CT and confirmed.</source>
<translation>轮廓已与 CT 对照并确认。</translation>
</message>
<message>
<source>No needle is planned for this level. Draw one.</source>
<translation>该节段未规划穿刺针。请绘制一根。</translation>
</message>
<message>
<source>This needle was withdrawn. It is shown and measured, but not judged.</source>
<translation>该穿刺针已拔出。仍予显示和测量，但不作判定。</translation>
</message>
<message>
<source>Entry too far medial</source>
<translation>进针点过于偏内</translation>
</message>
<message>
<source>Needle passes above or below the isthmus</source>
<translation>穿刺针从椎弓根峡部上方或下方经过</translation>
</message>
<message>
<source>Inner edge not known well enough</source>
<translation>内侧缘的位置不够明确</translation>
</message>
<message>
<source>Not judged: the views are not true</source>
<translation>未判定：透视不是标准位</translation>
</message>
<message>
<source>Tip has not reached the body</source>
<translation>针尖未到达椎体</translation>
</message>
<message>
<source>Tip in front of the body</source>
<translation>针尖在椎体前方</translation>
</message>
<message>
<source>Tip beyond an endplate</source>
<translation>针尖超出终板</translation>
</message>
<message>
<source>The vertebra has no walls yet</source>
<translation>该椎骨尚无骨壁轮廓</translation>
</message>
<message>
<source>No needle is planned</source>
<translation>未规划穿刺针</translation>
</message>
<message>
<source>Needle runs on the other side than planned</source>
<translation>穿刺针所在侧与计划不符</translation>
</message>
<message>
<source>Withdrawn needle</source>
<translation>已拔出的穿刺针</translation>
</message>
</context>
<context>
<name>messages.without_images</name>
<message>
<source>{meaning} (Reason: {reason}.)</source>
<translation>{meaning}（理由：{reason}。）</translation>
</message>
<message>
<source>This case is open to be read, without its images</source>
<translation>本病例以只读方式打开，不含影像</translation>
</message>
<message>
<source>Nothing can be changed or judged anew until the images are found: they are told by their own numbers, so no other patient's images can be taken for them. What was decided is here; findings, pictures and outlines are those that were signed.</source>
<translation>在找到影像之前，无法更改或重新判定任何内容：影像由其自身的编号识别，因此不会误用其他患者的影像。已作的决定在此；判定、图片和轮廓均为签署时的内容。</translation>
</message>
<message>
<source>Put the case away</source>
<translation>收起本病例</translation>
</message>
<message>
<source>Nobody signed this case, so no findings, pictures or outlines were kept in it. The plan and its history are whole.</source>
<translation>无人签署过本病例，因此其中没有保存判定、图片或轮廓。计划及其历史记录完好。</translation>
</message>
<message>
<source>None was kept with this signature.</source>
<translation>该签署未保存任何此类内容。</translation>
</message>
<message>
<source>Findings</source>
<translation>判定</translation>
</message>
<message>
<source>Pictures</source>
<translation>图片</translation>
</message>
<message>
<source>As signed by {by}, {when}: {verdict}</source>
<translation>{when} 由 {by} 签署时的状态：{verdict}</translation>
</message>
<message>
<source>this very plan</source>
<translation>即本计划</translation>
</message>
<message>
<source>an earlier state of the plan</source>
<translation>计划的较早状态</translation>
</message>
<message>
<source>Each voxel in the grey of its part: pedicles bright, then posterior elements and body, the canal dark. In the planes of the vertebra.</source>
<translation>每个体素以其所属部分的灰度显示：椎弓根最亮，其次为后方结构和椎体，椎管为暗。位于椎骨平面内。</translation>
</message>
<message>
<source>Entry</source>
<translation>进针点</translation>
</message>
<message>
<source>Outlines confirmed by</source>
<translation>轮廓确认人</translation>
</message>
</context>
<context>
<name>messages.words</name>
<message>
<source>NOT ASSESSABLE</source>
<translation>无法评估</translation>
</message>
<message>
<source>WARNING</source>
<translation>警告</translation>
</message>
<message>
<source>NOTE</source>
<translation>提示</translation>
</message>
<message>
<source>PASS</source>
<translation>通过</translation>
</message>
<message>
<source>Do not use this plan as it stands.</source>
<translation>不得按现状使用本计划。</translation>
</message>
<message>
<source>Something could not be judged, so nothing here counts as safe.</source>
<translation>有内容无法判定，因此此处任何内容均不得视为安全。</translation>
</message>
<message>
<source>Usable only if you accept what is listed.</source>
<translation>仅当您接受所列各项时方可使用。</translation>
</message>
<message>
<source>Nothing speaks against it; read the notes.</source>
<translation>没有反对的理由；请阅读提示。</translation>
</message>
<message>
<source>Every rule that applies is kept.</source>
<translation>所有适用的规则均已满足。</translation>
</message>
<message>
<source>Canal centre</source>
<translation>椎管中心</translation>
</message>
<message>
<source>Upper posterior corner</source>
<translation>后上角</translation>
</message>
<message>
<source>Lower posterior corner</source>
<translation>后下角</translation>
</message>
<message>
<source>Upper anterior corner</source>
<translation>前上角</translation>
</message>
<message>
<source>Lower anterior corner</source>
<translation>前下角</translation>
</message>
<message>
<source>Right pedicle, medial edge</source>
<translation>右侧椎弓根，内侧缘</translation>
</message>
<message>
<source>Right pedicle, lateral edge</source>
<translation>右侧椎弓根，外侧缘</translation>
</message>
<message>
<source>Right pedicle, upper edge</source>
<translation>右侧椎弓根，上缘</translation>
</message>
<message>
<source>Right pedicle, lower edge</source>
<translation>右侧椎弓根，下缘</translation>
</message>
<message>
<source>Left pedicle, medial edge</source>
<translation>左侧椎弓根，内侧缘</translation>
</message>
<message>
<source>Left pedicle, lateral edge</source>
<translation>左侧椎弓根，外侧缘</translation>
</message>
<message>
<source>Left pedicle, upper edge</source>
<translation>左侧椎弓根，上缘</translation>
</message>
<message>
<source>Left pedicle, lower edge</source>
<translation>左侧椎弓根，下缘</translation>
</message>
<message>
<source>Axial view at pedicle height: the middle of the spinal canal.</source>
<translation>横断面，椎弓根水平：椎管中央。</translation>
</message>
<message>
<source>Sagittal view, midline: the posterior rim of the body at the upper endplate.</source>
<translation>矢状面，正中：椎体后缘，在上终板处。</translation>
</message>
<message>
<source>Sagittal view, midline: the posterior rim of the body at the lower endplate.</source>
<translation>矢状面，正中：椎体后缘，在下终板处。</translation>
</message>
<message>
<source>Sagittal view, midline: the anterior rim of the body at the upper endplate.</source>
<translation>矢状面，正中：椎体前缘，在上终板处。</translation>
</message>
<message>
<source>Sagittal view, midline: the anterior rim of the body at the lower endplate.</source>
<translation>矢状面，正中：椎体前缘，在下终板处。</translation>
</message>
<message>
<source>Label map</source>
<translation>标签图</translation>
</message>
<message>
<source>Landmarks</source>
<translation>标志点</translation>
</message>
<message>
<source>Seeded segmentation</source>
<translation>种子点分割</translation>
</message>
<message>
<source>Find out</source>
<translation>自动判断</translation>
</message>
<message>
<source>TotalSegmentator</source>
<translation>TotalSegmentator</translation>
</message>
<message>
<source>TotalSegmentator, vertebrae only</source>
<translation>TotalSegmentator，仅椎骨</translation>
</message>
<message>
<source>VerSe</source>
<translation>VerSe</translation>
</message>
<message>
<source>Parts (body, pedicles, canal)</source>
<translation>各部分（椎体、椎弓根、椎管）</translation>
</message>
<message>
<source>Planned</source>
<translation>已规划</translation>
</message>
<message>
<source>Being advanced</source>
<translation>推进中</translation>
</message>
<message>
<source>Withdrawn</source>
<translation>已拔出</translation>
</message>
<message>
<source>CT  ·  {slices} slices  ·  {x:.2f} × {y:.2f} × {z:.2f} mm</source>
<translation>CT  ·  {slices} 层  ·  {x:.2f} × {y:.2f} × {z:.2f} mm</translation>
</message>
<message>
<source>Side not known</source>
<translation>侧别不明</translation>
</message>
<message>
<source>New plan</source>
<translation>新计划</translation>
</message>
<message>
<source>needle {ids}</source>
<translation>穿刺针 {ids}</translation>
</message>
<message>
<source>needles {ids}</source>
<translation>穿刺针 {ids}</translation>
</message>
<message>
<source>Isthmus</source>
<translation>Isthmus</translation>
</message>
<message>
<source>Plan a vertebroplasty needle through the pedicle, and see at once what is unsafe.</source>
<translation>规划经椎弓根的椎体成形术穿刺针，并立即看到何处不安全。</translation>
</message>
<message>
<source>A research and teaching tool. It is not a cleared medical device: the decision stays with the surgeon.</source>
<translation>研究和教学工具。它不是获批的医疗器械：决定权始终在手术医师。</translation>
</message>
<message>
<source>Axial view, at the narrowest pedicle section: the canal-side cortex, outer face.</source>
<translation>横断面，椎弓根最窄截面处：椎管侧皮质，外表面。</translation>
</message>
<message>
<source>Axial view, at the narrowest pedicle section: the outer cortex, outer face.</source>
<translation>横断面，椎弓根最窄截面处：外侧皮质，外表面。</translation>
</message>
<message>
<source>Coronal or sagittal view through the pedicle: its upper border, outer face.</source>
<translation>经椎弓根的冠状面或矢状面：其上缘，外表面。</translation>
</message>
<message>
<source>Coronal or sagittal view through the pedicle: its lower border, outer face.</source>
<translation>经椎弓根的冠状面或矢状面：其下缘，外表面。</translation>
</message>
<message>
<source>Lock</source>
<translation>锁定</translation>
</message>
<message>
<source>Remove this level from the plan</source>
<translation>从计划中移除该节段</translation>
</message>
<message>
<source>A needle of this vertebra is locked: unlock it first</source>
<translation>该椎骨有一根穿刺针已锁定：请先解锁</translation>
</message>
<message>
<source>Add vertebra</source>
<translation>添加椎骨</translation>
</message>
<message>
<source>Remove vertebra</source>
<translation>移除椎骨</translation>
</message>
<message>
<source>Change source of outlines</source>
<translation>更改轮廓来源</translation>
</message>
<message>
<source>Swap right and left landmarks</source>
<translation>左右标志点互换</translation>
</message>
<message>
<source>Search from another point</source>
<translation>从另一点搜索</translation>
</message>
<message>
<source>Show the canal</source>
<translation>显示椎管</translation>
</message>
<message>
<source>Move wall</source>
<translation>移动骨壁</translation>
</message>
<message>
<source>Move</source>
<translation>移动</translation>
</message>
<message>
<source>Remove all corrections</source>
<translation>移除所有修正</translation>
</message>
<message>
<source>Body</source>
<translation>椎体</translation>
</message>
<message>
<source>Right pedicle</source>
<translation>右侧椎弓根</translation>
</message>
<message>
<source>Left pedicle</source>
<translation>左侧椎弓根</translation>
</message>
<message>
<source>Spinal canal</source>
<translation>椎管</translation>
</message>
<message>
<source>Posterior elements</source>
<translation>后方结构</translation>
</message>
<message>
<source>Paint body</source>
<translation>涂画椎体</translation>
</message>
<message>
<source>Paint right pedicle</source>
<translation>涂画右侧椎弓根</translation>
</message>
<message>
<source>Paint left pedicle</source>
<translation>涂画左侧椎弓根</translation>
</message>
<message>
<source>Paint spinal canal</source>
<translation>涂画椎管</translation>
</message>
<message>
<source>Paint posterior elements</source>
<translation>涂画后方结构</translation>
</message>
<message>
<source>Renumber</source>
<translation>重新编号</translation>
</message>
<message>
<source>Count the spine</source>
<translation>脊柱计数</translation>
</message>
<message>
<source>Confirm outlines</source>
<translation>确认轮廓</translation>
</message>
<message>
<source>Withdraw confirmation</source>
<translation>撤回确认</translation>
</message>
<message>
<source>Answer questions</source>
<translation>回答问题</translation>
</message>
<message>
<source>Accept STOP of</source>
<translation>接受禁止项</translation>
</message>
<message>
<source>Withdraw acceptance of</source>
<translation>撤回接受禁止项</translation>
</message>
<message>
<source>Change gauge</source>
<translation>更改穿刺针规格</translation>
</message>
<message>
<source>Delete needle</source>
<translation>删除穿刺针</translation>
</message>
<message>
<source>Nudge needle</source>
<translation>微移穿刺针</translation>
</message>
<message>
<source>Turn needle</source>
<translation>转动穿刺针</translation>
</message>
<message>
<source>Copy to the other side:</source>
<translation>复制到对侧：</translation>
</message>
<message>
<source>Lock needle</source>
<translation>锁定穿刺针</translation>
</message>
<message>
<source>Unlock needle</source>
<translation>解锁穿刺针</translation>
</message>
<message>
<source>Lock the plan</source>
<translation>锁定计划</translation>
</message>
<message>
<source>Change tip</source>
<translation>更改针尖</translation>
</message>
<message>
<source>Change needle length</source>
<translation>更改穿刺针长度</translation>
</message>
<message>
<source>The CT after the operation is being read; go on meanwhile.</source>
<translation>正在读取术后 CT；您可以继续工作。</translation>
</message>
<message>
<source>The CT after the operation ({slices} slices) is part of this case now, and is found again by its own numbers. The plan stays what it was.</source>
<translation>术后 CT（{slices} 层）现已属于本病例，并可凭其自身的编号再次找到。计划保持不变。</translation>
</message>
<message>
<source>No CT after the operation has been added.</source>
<translation>尚未添加术后 CT。</translation>
</message>
<message>
<source>The CT after the operation is part of this case.</source>
<translation>术后 CT 属于本病例。</translation>
</message>
<message>
<source>Open the images anew</source>
<translation>重新打开影像</translation>
</message>
<message>
<source>Your last step is on the screen but not on the disk. {why}</source>
<translation>您的上一步已显示在屏幕上，但未存入磁盘。{why}</translation>
</message>
<message>
<source>Opening the images …</source>
<translation>正在打开影像……</translation>
</message>
<message>
<source>Looking for series …</source>
<translation>正在查找序列……</translation>
</message>
<message>
<source>Drop a folder, a file, a zip or a plan here</source>
<translation>将文件夹、文件、zip 或计划拖放到此处</translation>
</message>
</context>
<context>
<name>needle_actions</name>
<message>
<source>the patient's right</source>
<translation>患者右侧</translation>
</message>
<message>
<source>the patient's left</source>
<translation>患者左侧</translation>
</message>
<message>
<source>the head</source>
<translation>头侧</translation>
</message>
<message>
<source>the feet</source>
<translation>足侧</translation>
</message>
<message>
<source>Propose needles</source>
<translation>建议穿刺针</translation>
</message>
<message>
<source>Look for the needles that keep the most room, on both sides</source>
<translation>在两侧寻找余量最大的穿刺针</translation>
</message>
<message>
<source>All needles …</source>
<translation>全部穿刺针 …</translation>
</message>
<message>
<source>Show every needle of the case and its worst finding</source>
<translation>显示病例的每根穿刺针及其最差判定</translation>
</message>
<message>
<source>Delete the selected needle</source>
<translation>删除所选穿刺针</translation>
</message>
<message>
<source>Next needle</source>
<translation>下一根穿刺针</translation>
</message>
<message>
<source>Select the next needle of this level</source>
<translation>选择该节段的下一根穿刺针</translation>
</message>
<message>
<source>Previous needle</source>
<translation>上一根穿刺针</translation>
</message>
<message>
<source>Select the previous needle of this level</source>
<translation>选择该节段的上一根穿刺针</translation>
</message>
<message>
<source>Copy to the other side</source>
<translation>复制到另一侧</translation>
</message>
<message>
<source>Mirror the needle at the midline of its vertebra</source>
<translation>以椎骨中线为轴镜像穿刺针</translation>
</message>
<message>
<source>Lock the needle, or unlock it with your initials</source>
<translation>锁定穿刺针，或用姓名缩写解锁</translation>
</message>
<message>
<source>Lock every needle of the case</source>
<translation>锁定病例的每根穿刺针</translation>
</message>
<message>
<source>Shift {step} mm to {towards}</source>
<translation>向{towards}平移 {step} mm</translation>
</message>
<message>
<source>Shift the needle {step} mm to {towards}</source>
<translation>将穿刺针向{towards}平移 {step} mm</translation>
</message>
<message>
<source>Turn {step}° to {towards}</source>
<translation>向{towards}转动 {step}°</translation>
</message>
<message>
<source>Turn the needle about its entry, {step}° to {towards}</source>
<translation>以进针点为轴将穿刺针向{towards}转动 {step}°</translation>
</message>
<message>
<source>Push the tip on {step} mm</source>
<translation>将针尖推进 {step} mm</translation>
</message>
<message>
<source>Draw the tip back {step} mm</source>
<translation>将针尖后退 {step} mm</translation>
</message>
</context>
<context>
<name>panels.bench_strip</name>
<message>
<source>Slab thickness</source>
<translation>层块厚度</translation>
</message>
<message>
<source>Tube to vertebra</source>
<translation>球管至椎骨</translation>
</message>
<message>
<source>Tube to detector</source>
<translation>球管至探测器</translation>
</message>
<message>
<source>Depth along the needle</source>
<translation>沿穿刺针的深度</translation>
</message>
<message>
<source>Show the densest of each line through the slab</source>
<translation>显示穿过层块的每条线上密度最高者</translation>
</message>
<message>
<source>Turn about the needle</source>
<translation>绕针轴转动</translation>
</message>
<message>
<source>Perspective</source>
<translation>透视投影</translation>
</message>
<message>
<source>Rays from the tube, as the eye sees them; the rules go by parallel ones</source>
<translation>由球管发出的射线，如眼所见；规则按平行射线判定</translation>
</message>
<message>
<source>Slab</source>
<translation>层块</translation>
</message>
<message>
<source>Turn</source>
<translation>转动</translation>
</message>
</context>
<context>
<name>panels.confirm_box</name>
<message>
<source>Withdraw</source>
<translation>撤回</translation>
</message>
<message>
<source>Confirm name and outlines</source>
<translation>确认名称和轮廓</translation>
</message>
<message>
<source>Possible once the walls of this level are measured.</source>
<translation>该节段的骨壁测量完成后即可进行。</translation>
</message>
<message>
<source>Your initials are needed: a confirmation is somebody's word.</source>
<translation>需要您的姓名缩写：确认须由人作出。</translation>
</message>
</context>
<context>
<name>panels.correction_box</name>
<message>
<source>Part to paint</source>
<translation>要涂绘的部分</translation>
</message>
<message>
<source>The part I start on</source>
<translation>起笔处所在的部分</translation>
</message>
<message>
<source>Add</source>
<translation>添加</translation>
</message>
<message>
<source>Take away</source>
<translation>擦除</translation>
</message>
<message>
<source>Correct the outlines</source>
<translation>校正轮廓</translation>
</message>
<message>
<source>Radius of the brush</source>
<translation>画笔半径</translation>
</message>
<message>
<source>Radius</source>
<translation>半径</translation>
</message>
<message>
<source>Do the outlines leave the bone? Place a landmark where a wall is, drag the wall, or paint. Every correction can be undone, and is measured at once.</source>
<translation>轮廓偏离骨质了吗？请在骨壁处放置标志点、拖动骨壁或涂绘。每次校正都可撤销，并立即测量。</translation>
</message>
</context>
<context>
<name>panels.engine_box</name>
<message>
<source>Run TotalSegmentator</source>
<translation>运行 TotalSegmentator</translation>
</message>
<message>
<source>TotalSegmentator is installed here. Put the crosshair into the spine; it then takes minutes, without any network, and you can go on meanwhile.</source>
<translation>此处已安装 TotalSegmentator。请将十字线放在脊柱内；运行需数分钟，不使用网络，期间您可以继续工作。</translation>
</message>
<message>
<source>TotalSegmentator is at work …</source>
<translation>TotalSegmentator 正在运行 …</translation>
</message>
<message>
<source>TotalSegmentator was stopped, and nothing of it was kept.</source>
<translation>TotalSegmentator 已停止，未保留其任何结果。</translation>
</message>
<message>
<source>Its label map is chosen. Measure the vertebra, then check every outline.</source>
<translation>已选用其标签图。请测量椎骨，然后检查每个轮廓。</translation>
</message>
</context>
<context>
<name>panels.finding_card</name>
<message>
<source>Open the questions of this level</source>
<translation>打开该节段的问题</translation>
</message>
<message>
<source>Move every view to the spot</source>
<translation>将每个视图移到该处</translation>
</message>
<message>
<source>There is no single spot to look at</source>
<translation>没有可查看的单一位置</translation>
</message>
<message>
<source>Why</source>
<translation>原因</translation>
</message>
<message>
<source>Less</source>
<translation>收起</translation>
</message>
<message>
<source>Accept …</source>
<translation>接受 …</translation>
</message>
<message>
<source>Withdraw acceptance</source>
<translation>撤回接受</translation>
</message>
</context>
<context>
<name>panels.findings_panel</name>
<message>
<source>Nothing to judge yet. Add a vertebra and draw a needle.</source>
<translation>尚无可判定的内容。请添加椎骨并绘制穿刺针。</translation>
</message>
</context>
<context>
<name>panels.gap_list</name>
<message>
<source>A dashed ring marks each in the views, as wide as it was measured; Outlines (O) shows and hides them.</source>
<translation>视图中的虚线圆圈标出每一处，大小与测量值一致；“轮廓”(O) 可显示和隐藏。</translation>
</message>
</context>
<context>
<name>panels.kept_views</name>
<message>
<source>Slice</source>
<translation>层面</translation>
</message>
</context>
<context>
<name>panels.landmark_list</name>
<message>
<source>{placed} of {of} landmarks placed</source>
<translation>已放置 {of} 个标志点中的 {placed} 个</translation>
</message>
<message>
<source>placed</source>
<translation>已放置</translation>
</message>
<message>
<source>to be placed</source>
<translation>待放置</translation>
</message>
<message>
<source>Press a landmark, then click its place in a view.</source>
<translation>按一个标志点，然后在视图中单击其位置。</translation>
</message>
<message>
<source>Take this landmark back</source>
<translation>撤回此标志点</translation>
</message>
<message>
<source>Correct a wall by a landmark</source>
<translation>用标志点校正骨壁</translation>
</message>
<message>
<source>Press the landmark that is off, then click where it is. Its wall then passes through that point.</source>
<translation>按偏离的标志点，然后单击其所在之处。其骨壁随即通过该点。</translation>
</message>
</context>
<context>
<name>panels.level_form</name>
<message>
<source>A file with one number per voxel, from TotalSegmentator, VerSe or your own segmentation (NIfTI, NRRD, MHA or DICOM).</source>
<translation>每个体素为一个数的文件，来自 TotalSegmentator、VerSe 或您自己的分割（NIfTI、NRRD、MHA 或 DICOM）。</translation>
</message>
<message>
<source>Thirteen points that you place on the CT. Works on every scan.</source>
<translation>您在 CT 上放置的十三个点。适用于任何扫描。</translation>
</message>
<message>
<source>Click into the middle of the vertebral body, so that the crosshair lies there in all views. The walls are then searched in the CT, within seconds.</source>
<translation>请单击椎体中央，使十字线在所有视图中都位于该处。随后在数秒内于 CT 中搜索骨壁。</translation>
</message>
<message>
<source>Measure {level}</source>
<translation>测量 {level}</translation>
</message>
<message>
<source>Place landmarks of {level}</source>
<translation>放置 {level} 的标志点</translation>
</message>
<message>
<source>Find {level} at the crosshair</source>
<translation>在十字线处寻找 {level}</translation>
</message>
<message>
<source>One click</source>
<translation>单击</translation>
</message>
<message>
<source>Numbering</source>
<translation>编号方案</translation>
</message>
<message>
<source>{level} is in the plan already: choose another level.</source>
<translation>{level} 已在计划中：请选择其他节段。</translation>
</message>
<message>
<source>Choose the label map's file first.</source>
<translation>请先选择标签图文件。</translation>
</message>
<message>
<source>Outlines from</source>
<translation>轮廓来源</translation>
</message>
<message>
<source>The label map is being read …</source>
<translation>正在读取标签图 …</translation>
</message>
<message>
<source>The label map does not hold {level}.</source>
<translation>标签图中没有 {level}。</translation>
</message>
<message>
<source>Choose file …</source>
<translation>选择文件 …</translation>
</message>
</context>
<context>
<name>panels.loading_page</name>
<message>
<source>{view}, still loading</source>
<translation>{view}，仍在载入</translation>
</message>
</context>
<context>
<name>panels.measured_box</name>
<message>
<source>From {source}. Pedicle width at the isthmus: {widths}. Uncertainty of a wall: {x} sideways, {y} front to back, {z} up and down. {corrected}</source>
<translation>来自{source}。椎弓根峡部宽度：{widths}。骨壁的不确定度：左右 {x}，前后 {y}，上下 {z}。{corrected}</translation>
</message>
<message>
<source>Not seen: {parts}.</source>
<translation>未见：{parts}。</translation>
</message>
<message>
<source>Measuring the walls …</source>
<translation>正在测量骨壁 …</translation>
</message>
<message>
<source>Measured</source>
<translation>测量结果</translation>
</message>
</context>
<context>
<name>panels.naming_box</name>
<message>
<source>Name and count</source>
<translation>名称与计数</translation>
</message>
<message>
<source>Name of this vertebra</source>
<translation>该椎骨的名称</translation>
</message>
<message>
<source>Give this name</source>
<translation>采用此名称</translation>
</message>
<message>
<source>Thoracic vertebrae</source>
<translation>胸椎</translation>
</message>
<message>
<source>Lumbar vertebrae</source>
<translation>腰椎</translation>
</message>
<message>
<source>Count the other levels from it</source>
<translation>其他节段据此计数</translation>
</message>
<message>
<source>Thoracic vertebrae of this spine</source>
<translation>该脊柱的胸椎数</translation>
</message>
<message>
<source>This vertebra is</source>
<translation>该椎骨为</translation>
</message>
<message>
<source>Needles stay with their vertebra, whatever it is called. A new name is to be confirmed anew. Ctrl+Shift+Up or Down renumbers all levels by one.</source>
<translation>无论如何命名，穿刺针都随其椎骨。新名称须重新确认。Ctrl+Shift+上 或 下 可将所有节段的编号加减一。</translation>
</message>
</context>
<context>
<name>panels.needle_panel</name>
<message>
<source>{wall} wall: {distance}, {verdict}</source>
<translation>{wall}壁：{distance}，{verdict}</translation>
</message>
<message>
<source>No needle yet. Press Draw needle, then click the entry on the bone and the tip in the body, in any view.</source>
<translation>尚无穿刺针。请按“绘制穿刺针”，然后在任一视图中单击骨面上的进针点和椎体内的针尖。</translation>
</message>
<message>
<source>Draw needle</source>
<translation>绘制穿刺针</translation>
</message>
<message>
<source>Delete</source>
<translation>删除</translation>
</message>
<message>
<source>Gauge</source>
<translation>规格</translation>
</message>
<message>
<source>Needle {needle}: {verdict}</source>
<translation>穿刺针 {needle}：{verdict}</translation>
</message>
<message>
<source>A needle needs a vertebra: choose a level first.</source>
<translation>穿刺针需要椎骨：请先选择节段。</translation>
</message>
<message>
<source>Clearance to the pedicle walls</source>
<translation>至椎弓根各壁的间距</translation>
</message>
<message>
<source>From the shelf</source>
<translation>备针</translation>
</message>
<message>
<source>Needle {needle} ({locked}): {verdict}</source>
<translation>穿刺针 {needle}（{locked}）：{verdict}</translation>
</message>
<message>
<source>Custom</source>
<translation>自定义</translation>
</message>
<message>
<source>Convergence</source>
<translation>内倾角</translation>
</message>
<message>
<source>Sagittal angle</source>
<translation>矢状角</translation>
</message>
</context>
<context>
<name>panels.parts</name>
<message>
<source>Progress</source>
<translation>进度</translation>
</message>
</context>
<context>
<name>panels.proposal_box</name>
<message>
<source>Sides</source>
<translation>侧别</translation>
</message>
<message>
<source>Proposed needles</source>
<translation>所建议的穿刺针</translation>
</message>
</context>
<context>
<name>panels.record_page</name>
<message>
<source>Signature</source>
<translation>签署</translation>
</message>
</context>
<context>
<name>panels.review_strip</name>
<message>
<source>From before to after the operation</source>
<translation>从术前到术后</translation>
</message>
</context>
<context>
<name>panels.rule_passages</name>
<message>
<source>Set by {who}</source>
<translation>由 {who} 设定</translation>
</message>
<message>
<source>Limit</source>
<translation>限值</translation>
</message>
<message>
<source>Reference</source>
<translation>参考文献</translation>
</message>
<message>
<source>Open this paper in the browser</source>
<translation>在浏览器中打开该文献</translation>
</message>
<message>
<source>Open this paper in the browser, DOI {doi}</source>
<translation>在浏览器中打开该文献，DOI {doi}</translation>
</message>
<message>
<source>No browser here: copy the DOI above</source>
<translation>此处没有浏览器：请复制上方的 DOI</translation>
</message>
</context>
<context>
<name>panels.seed_box</name>
<message>
<source>Search from crosshair</source>
<translation>从十字线处搜索</translation>
</message>
<message>
<source>Crosshair is in canal</source>
<translation>十字线在椎管内</translation>
</message>
<message>
<source>Searched from one click</source>
<translation>由单击种子点搜索</translation>
</message>
<message>
<source>Move the crosshair by clicking in any view: into the middle of the body to search again from there; into the spinal canal at the same height if it was not found.</source>
<translation>在任一视图中单击以移动十字线：移到椎体中央可从该处重新搜索；若未找到椎管，则移到同一高度的椎管内。</translation>
</message>
</context>
<context>
<name>panels.start_screen</name>
<message>
<source>Open CT folder</source>
<translation>打开 CT 文件夹</translation>
</message>
<message>
<source>Open file or plan</source>
<translation>打开文件或计划</translation>
</message>
<message>
<source>Demo case</source>
<translation>演示病例</translation>
</message>
</context>
<context>
<name>panels.status_strip</name>
<message>
<source>Not saved</source>
<translation>未保存</translation>
</message>
<message>
<source>Saved</source>
<translation>已保存</translation>
</message>
</context>
<context>
<name>panels.step_rail</name>
<message>
<source>What to do next</source>
<translation>下一步</translation>
</message>
</context>
<context>
<name>panels.study_panel</name>
<message>
<source>Nothing was changed in the images to open them.</source>
<translation>打开时未对影像作任何更改。</translation>
</message>
<message>
<source>Open another CT folder</source>
<translation>打开其他 CT 文件夹</translation>
</message>
<message>
<source>Open a file or plan</source>
<translation>打开文件或计划</translation>
</message>
<message>
<source>Save this plan</source>
<translation>保存本计划</translation>
</message>
</context>
<context>
<name>panels.top_bar</name>
<message>
<source>More commands for the views</source>
<translation>更多视图命令</translation>
</message>
</context>
<context>
<name>panels.unsaved_list</name>
<message>
<source>Continue</source>
<translation>继续</translation>
</message>
<message>
<source>Throw away</source>
<translation>丢弃</translation>
</message>
<message>
<source>Really throw away?</source>
<translation>确定丢弃？</translation>
</message>
</context>
<context>
<name>panels.verdict_banner</name>
<message>
<source>Verdict: {word}. {reason}</source>
<translation>结论：{word}。{reason}</translation>
</message>
</context>
<context>
<name>panels.vertebra_panel</name>
<message>
<source>Change source</source>
<translation>更改来源</translation>
</message>
<message>
<source>Add another level</source>
<translation>添加另一节段</translation>
</message>
</context>
<context>
<name>report.report_door</name>
<message>
<source>{told} {left}</source>
<translation>{told}{left}</translation>
</message>
</context>
<context>
<name>review_actions</name>
<message>
<source>Let all review tools look at the level</source>
<translation>让所有回顾工具查看该节段</translation>
</message>
<message>
<source>CT was made after the operation</source>
<translation>CT 为术后所摄</translation>
</message>
<message>
<source>Say that the open CT itself shows the patient after the operation</source>
<translation>说明所打开的 CT 本身显示术后的患者</translation>
</message>
<message>
<source>Answers about the patient …</source>
<translation>关于患者的回答 …</translation>
</message>
<message>
<source>Tell what only a person can: neurology, onset, what was done</source>
<translation>说明只有人才知道的内容：神经功能、起病、所做的处理</translation>
</message>
<message>
<source>Case registry …</source>
<translation>病例登记库 …</translation>
</message>
<message>
<source>Published cases and your own: filter, count, compare, export</source>
<translation>已发表的病例和您自己的病例：筛选、统计、比较、导出</translation>
</message>
<message>
<source>Plugins …</source>
<translation>插件 …</translation>
</message>
<message>
<source>See every plugin with its hash, allow or forbid it, install one</source>
<translation>查看每个插件及其哈希值，允许或禁用，或安装一个</translation>
</message>
</context>
<context>
<name>self_check</name>
<message>
<source>{found} files</source>
<translation>{found} 个文件</translation>
</message>
<message>
<source>{slices} slices, {levels}</source>
<translation>{slices} 层，{levels}</translation>
</message>
<message>
<source>{failed} of {checks} checks failed: install Isthmus again; if OpenGL fails alone, only the 3-D view will stay empty.</source>
<translation>{checks} 项检查中有 {failed} 项失败：请重新安装 Isthmus；若仅 OpenGL 失败，则只有三维视图为空。</translation>
</message>
<message>
<source>exact</source>
<translation>完全一致</translation>
</message>
<message>
<source>within {worst}</source>
<translation>误差不超过 {worst}</translation>
</message>
<message>
<source>no review tools yet</source>
<translation>尚无回顾工具</translation>
</message>
<message>
<source>Correct the policy; until then the rules apply as shipped.</source>
<translation>请改正科室规则；在此之前适用出厂规则。</translation>
</message>
<message>
<source>Everything is there and works.</source>
<translation>一切齐备，运行正常。</translation>
</message>
<message>
<source>version unknown</source>
<translation>版本未知</translation>
</message>
<message>
<source>not looked at, for the rule book itself is damaged</source>
<translation>未查看，因为规则库本身已损坏</translation>
</message>
</context>
<context>
<name>signing_door</name>
<message>
<source>State {state}. {book}</source>
<translation>状态 {state}。{book}</translation>
</message>
</context>
</TS>
