<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name>assessment</name>
<message>
<source>CT and MRI are complete</source>
<translation>CT 与 MRI 齐全</translation>
</message>
<message>
<source>A CT of this level with slices of 1.25 mm or less, and an MRI, or a reason why there is none.</source>
<translation>该节段的 CT，层厚不超过 1.25 mm；另有 MRI，或说明没有 MRI 的理由。</translation>
</message>
<message>
<source>The CT shows the walls, the MRI which fracture is fresh. On thick slices walls are guessed.</source>
<translation>CT 显示骨壁，MRI 显示哪处骨折是新鲜的。在厚层图像上，骨壁只能靠猜测。</translation>
</message>
<message>
<source>Advice in three case reports. One asks for CT or MRI, one for both: CT is required here, MRI advised.</source>
<translation>三篇病例报告的建议。一篇要求 CT 或 MRI，一篇要求两者兼备：此处 CT 为必需，MRI 为建议。</translation>
</message>
<message>
<source>Thickest slices on which walls are measured without a warning.</source>
<translation>测量骨壁而不予警告的最大层厚。</translation>
</message>
<message>
<source>The posterior wall is whole</source>
<translation>椎体后壁完整</translation>
</message>
<message>
<source>The posterior wall of the body has no fissure, no fragment is pushed back, and less than a fifth of it is involved.</source>
<translation>椎体后壁没有裂纹，没有骨块后突，且受累不足五分之一。</translation>
</message>
<message>
<source>Through a broken posterior wall cement has a direct way into the canal.</source>
<translation>骨水泥可经破裂的椎体后壁直接进入椎管。</translation>
</message>
<message>
<source>Named as a risk in all three. It forbids nothing by itself: in one cohort of kyphoplasties behind broken walls one in eleven leaked, none with symptoms.</source>
<translation>三篇文献均将其列为风险。它本身并不禁止任何操作：在一组后壁破裂而行椎体后凸成形术的队列中，十一分之一发生渗漏，均无症状。</translation>
</message>
<message>
<source>From this much on a fragment counts as pushed back; less is within what a CT can measure.</source>
<translation>骨块后突达到此值即计为后突；更小的值在 CT 测量误差之内。</translation>
</message>
<message>
<source>Share of the wall from which the injury counts as grave, as in the grading of osteoporotic fractures.</source>
<translation>后壁受累比例达到此值即计为严重损伤，与骨质疏松性骨折的分级一致。</translation>
</message>
<message>
<source>The rest of the cortex is whole</source>
<translation>其余皮质完整</translation>
</message>
<message>
<source>Endplates, side walls and front wall have no gap near the cement; nodes in the endplates count.</source>
<translation>终板、椎体侧壁和前壁在骨水泥附近没有缺损；终板的许莫氏结节也计算在内。</translation>
</message>
<message>
<source>Where the shell is open, cement leaves it: into the disc, beside the spine or in front of it.</source>
<translation>骨壳敞开之处，骨水泥即由此溢出：进入椎间盘、椎旁或椎体前方。</translation>
</message>
<message>
<source>Listed as a risk factor in a case report, from other work.</source>
<translation>一篇病例报告引用他人的研究，将其列为危险因素。</translation>
</message>
<message>
<source>No tumour behind the fracture</source>
<translation>骨折不是由肿瘤所致</translation>
</message>
<message>
<source>The fracture is osteoporotic or traumatic, or a tumour is known and its biopsy planned.</source>
<translation>骨折为骨质疏松性或创伤性；或已知有肿瘤，并已计划活检。</translation>
</message>
<message>
<source>Metastases and myeloma eat away the shell, and cement leaves through it.</source>
<translation>转移瘤和骨髓瘤会侵蚀骨壳，骨水泥由此溢出。</translation>
</message>
<message>
<source>A series quoted in one of the papers saw leaks in 29 of 40 such patients. Rates of other series, by X-ray or of levels, cannot be set beside it.</source>
<translation>其中一篇文献引用的病例系列显示，40 例此类患者中有 29 例渗漏。其他系列的发生率或按 X 线统计，或按节段统计，不能与之并列比较。</translation>
</message>
<message>
<source>The fracture is neither flat nor old</source>
<translation>骨折既不过扁，也不陈旧</translation>
</message>
<message>
<source>At most two thirds of the height are lost, and the fracture is no older than three months.</source>
<translation>高度丢失不超过三分之二，且骨折不超过三个月。</translation>
</message>
<message>
<source>In a flat or healed body cement meets resistance, and pressure drives it outside.</source>
<translation>在扁平或已愈合的椎体内，骨水泥遇到阻力，压力会将其挤出椎体。</translation>
</message>
<message>
<source>The two thirds are quoted in a case report. It does not say what old means; the three months are ours.</source>
<translation>三分之二之说引自一篇病例报告。该报告没有说明何为陈旧；三个月为本项目所定。</translation>
</message>
<message>
<source>Share of the height that may be lost.</source>
<translation>允许丢失的高度比例。</translation>
</message>
<message>
<source>Age beyond which a fracture is called old.</source>
<translation>超过此时间即称为陈旧骨折。</translation>
</message>
<message>
<source>How dense the bone is</source>
<translation>骨密度如何</translation>
</message>
<message>
<source>The CT number of spongy bone in this or a neighbouring vertebra.</source>
<translation>该椎骨或相邻椎骨松质骨的 CT 值。</translation>
</message>
<message>
<source>Soft bone fractures again, and fills differently. It is a word on the bone, not on leaks: in a cohort of 139 density did not predict them.</source>
<translation>疏松的骨质会再次骨折，填充方式也不同。这说的是骨质，而非渗漏：在一组 139 例的队列中，骨密度不能预测渗漏。</translation>
</message>
<message>
<source>Listed as a risk factor in a case report. The classes are those in common use for CT at 120 kV.</source>
<translation>一篇病例报告将其列为危险因素。分级采用 120 kV CT 的通行标准。</translation>
</message>
<message>
<source>Below this the density is noted as reduced.</source>
<translation>低于此值，提示骨密度降低。</translation>
</message>
<message>
<source>Below this it is a warning.</source>
<translation>低于此值，给出警告。</translation>
</message>
<message>
<source>Below this the warning is put more strongly.</source>
<translation>低于此值，警告的措辞更强。</translation>
</message>
<message>
<source>No cleft in the body</source>
<translation>椎体内没有裂隙</translation>
</message>
<message>
<source>The body holds no gas or fluid cleft, and none that opens to the outside.</source>
<translation>椎体内没有含气或含液的裂隙，也没有通向椎体外的裂隙。</translation>
</message>
<message>
<source>Cement gathers in a cleft and leaves it through its cracks: fewer leaks along veins, more through the cortex.</source>
<translation>骨水泥在裂隙中积聚，并经其裂口溢出：经静脉的渗漏较少，经皮质的渗漏较多。</translation>
</message>
<message>
<source>Advice in two case reports; a matched comparison, of which only the abstract was read, agrees.</source>
<translation>两篇病例报告的建议；一项配对比较的结果与之一致，但仅阅读了其摘要。</translation>
</message>
<message>
<source>Both pedicles are whole</source>
<translation>双侧椎弓根完整</translation>
</message>
<message>
<source>Neither pedicle is broken. On the side of a broken one no wall can clear a needle.</source>
<translation>两侧椎弓根均无骨折。在骨折一侧，没有任何骨壁可据以判定穿刺针安全。</translation>
</message>
<message>
<source>A broken pedicle has no walls to stay inside of.</source>
<translation>骨折的椎弓根没有可供穿刺针保持在内的骨壁。</translation>
</message>
<message>
<source>Advice in a case report.</source>
<translation>一篇病例报告的建议。</translation>
</message>
<message>
<source>The patient can report</source>
<translation>患者能够反馈</translation>
</message>
<message>
<source>The operation is done under local anaesthesia or light sedation where that is possible.</source>
<translation>只要可能，手术在局部麻醉或轻度镇静下进行。</translation>
</message>
<message>
<source>An awake patient tells at once of pain or weakness in the legs.</source>
<translation>清醒的患者会立即说出下肢的疼痛或无力。</translation>
</message>
<message>
<source>Recommended in three papers, from experience.</source>
<translation>三篇文献根据经验推荐。</translation>
</message>
<message>
<source>An experienced operator</source>
<translation>由有经验的术者操作</translation>
</message>
<message>
<source>Somebody experienced in this operation does it, or stands beside it.</source>
<translation>由对该手术有经验的人操作，或在旁指导。</translation>
</message>
<message>
<source>Most of what goes wrong goes wrong with the puncture.</source>
<translation>出错大多错在穿刺。</translation>
</message>
<message>
<source>The conclusion of a case report.</source>
<translation>一篇病例报告的结论。</translation>
</message>
<message>
<source>Nothing points to infection or tumour</source>
<translation>没有感染或肿瘤的迹象</translation>
</message>
<message>
<source>Inflammation markers are normal or explained, and the pain fits the fracture.</source>
<translation>炎症指标正常或已有解释，且疼痛与骨折相符。</translation>
</message>
<message>
<source>An infected or malignant vertebra is not to be filled before it is known for what it is.</source>
<translation>感染或恶性的椎骨，在性质明确之前不得填充。</translation>
</message>
<message>
<source>That raised markers should have been followed up is our reading of one case, not a statement of its authors.</source>
<translation>“升高的指标本应追查”是我们对一个病例的解读，并非其作者的说法。</translation>
</message>
<message>
<source>Nothing forbids the operation</source>
<translation>没有手术禁忌</translation>
</message>
<message>
<source>Clotting disorder, infection, compressed nerves, an unstable fracture, allergy to cement and the relative contraindications were gone through.</source>
<translation>已逐项核对凝血障碍、感染、神经受压、不稳定骨折、骨水泥过敏以及相对禁忌证。</translation>
</message>
<message>
<source>The indication decides more than the technique.</source>
<translation>适应证比技术更具决定性。</translation>
</message>
<message>
<source>Both ask to keep to the guidelines. The list follows secondary summaries and is to be set against the department's own.</source>
<translation>两篇文献均要求遵循指南。该清单依据二手综述，应与本科室自己的清单核对。</translation>
</message>
<message>
<source>Treatment without an operation was considered</source>
<translation>已考虑非手术治疗</translation>
</message>
<message>
<source>Pain treatment, a brace and time were considered, or have failed.</source>
<translation>已考虑镇痛、支具和等待，或这些方法已经无效。</translation>
</message>
<message>
<source>Many of these fractures heal by themselves.</source>
<translation>此类骨折许多可自行愈合。</translation>
</message>
<message>
<source>Mentioned in a case report, without a comparison.</source>
<translation>一篇病例报告提及，未作比较。</translation>
</message>
<message>
<source>Navigation where the anatomy is complex</source>
<translation>解剖复杂时使用导航</translation>
</message>
<message>
<source>Metal in the vertebra, a displaced posterior wall or a cleft make the anatomy complex; navigation and neuromonitoring are then worth a thought.</source>
<translation>椎骨内有金属、后壁移位或有裂隙时，解剖即属复杂；此时值得考虑导航和神经监测。</translation>
</message>
<message>
<source>Where landmarks mislead, other eyes help.</source>
<translation>当解剖标志会误导时，应借助其他手段观察。</translation>
</message>
<message>
<source>A suggestion in a case report.</source>
<translation>一篇病例报告的提议。</translation>
</message>
</context>
<context>
<name>cement</name>
<message>
<source>The cement stays in the front two thirds of the body</source>
<translation>骨水泥保持在椎体的前三分之二内</translation>
</message>
<message>
<source>On a true side view the tip, where the cement will leave the needle, and the cement itself lie at least a third of the body's depth in front of the line through its posterior corners. During the injection cement that arrives in the posterior third is the moment to stop.</source>
<translation>在标准侧位透视上，针尖（骨水泥由此离开穿刺针）和骨水泥本身均位于椎体后缘两角连线之前至少三分之一椎体深度处。注射时，骨水泥到达椎体后三分之一即为停止的时刻。</translation>
</message>
<message>
<source>Cement spreads around the tip. Released in the posterior third it has only a short way to the posterior wall, its veins and the canal.</source>
<translation>骨水泥在针尖周围扩散。若在后三分之一释放，距椎体后壁、其静脉和椎管就只有很短的距离。</translation>
</message>
<message>
<source>One group's own experience. The second paper takes the figure from the first, so this is one opinion and not two; other authors stop at the posterior quarter.</source>
<translation>仅为一个团队自己的经验。第二篇文献的数值取自第一篇，因此这是一种意见而非两种；另有作者在后四分之一处停止。</translation>
</message>
<message>
<source>Depth in the body, 0 at the posterior wall and 1 at the anterior: cement or a tip below a third is a warning in a plan, a halt while cement runs.</source>
<translation>椎体内的深度，后壁为 0，前壁为 1：骨水泥或针尖在三分之一以下，计划时为警告，注射时为停止。</translation>
</message>
<message>
<source>Depth below which the warning is put more strongly; where other authors stop.</source>
<translation>低于此深度时，警告的措辞更强；另有作者在此停止。</translation>
</message>
<message>
<source>Cement behind that depth that is not yet called so: less than this cannot be told from noise.</source>
<translation>位于该深度之后、尚不计入的骨水泥量：更少的量无法与噪声区分。</translation>
</message>
<message>
<source>No cement in the posterior sixth of a thoracic body</source>
<translation>胸椎椎体后六分之一内没有骨水泥</translation>
</message>
<message>
<source>In the thoracic spine cement keeps out of the posterior sixth of the body's depth, and a millimetre in front of the deepest point of its concave posterior wall as this patient's CT shows it.</source>
<translation>在胸椎，骨水泥不进入椎体深度的后六分之一，并按该患者 CT 所示，保持在凹陷后壁最深点前方一毫米以外。</translation>
</message>
<message>
<source>The posterior wall of a thoracic body is hollowed out. On the side view cement in the hollow still looks inside the bone when it is already in the canal.</source>
<translation>胸椎椎体的后壁是凹陷的。凹陷处的骨水泥在侧位透视上看似仍在骨内，其实已在椎管中。</translation>
</message>
<message>
<source>A measurement of 98 CTs and a comparison of 548 treated bodies from T6 to L5, of which only the abstract was read. Above T5 nobody has measured it: there it is a warning.</source>
<translation>一项对 98 例 CT 的测量，以及一项对 T6 至 L5 共 548 个治疗椎体的比较，后者仅阅读了摘要。T5 以上无人测量过：在那里只作警告。</translation>
</message>
<message>
<source>Depth in the body behind which no cement may lie.</source>
<translation>在此深度之后不得有骨水泥。</translation>
</message>
<message>
<source>How far in front of the hollow the limit lies where the CT shows one that is deeper than a sixth.</source>
<translation>当 CT 显示凹陷深于六分之一时，界限位于凹陷前方多远处。</translation>
</message>
<message>
<source>No cement in the canal</source>
<translation>椎管内没有骨水泥</translation>
</message>
<message>
<source>No cement lies behind the posterior wall as it really is at that very place, nor does it start there. Cement that touches the wall, or that lies beside a gap in it, is a warning.</source>
<translation>没有骨水泥位于该处后壁真实位置的后方，也没有从那里开始注入。触及后壁或紧邻其缺损的骨水泥为警告。</translation>
</message>
<message>
<source>Cement in the canal presses on cord and roots, and heats them.</source>
<translation>椎管内的骨水泥压迫脊髓和神经根，并使其受热。</translation>
</message>
<message>
<source>Case reports, and a series of twelve re-operated patients. What volume counts as cement and not as noise is our choice.</source>
<translation>病例报告，以及一组十二例再手术患者的病例系列。多大体积计为骨水泥而非噪声，由我们选定。</translation>
</message>
<message>
<source>From this volume in the canal on, it is a leak.</source>
<translation>椎管内达到此体积即为渗漏。</translation>
</message>
<message>
<source>Cement nearer to the canal than this is said to touch the wall.</source>
<translation>骨水泥距椎管小于此值，即称为触及后壁。</translation>
</message>
<message>
<source>Width from which a gap in the posterior wall is open to cement.</source>
<translation>后壁缺损达到此宽度，骨水泥即可通过。</translation>
</message>
<message>
<source>Cement nearer than this to such a gap is a warning.</source>
<translation>骨水泥距此类缺损小于此值，即给出警告。</translation>
</message>
<message>
<source>No more cement than is needed</source>
<translation>骨水泥不超过所需的量</translation>
</message>
<message>
<source>The planned volume, in millilitres and as a share of the body. Between T10 and L5 a kyphoplasty is told whether its dose is small or usual; anywhere more than a quarter of the body is a warning.</source>
<translation>计划体积，以毫升数和占椎体的比例表示。在 T10 至 L5，椎体后凸成形术会提示用量为少量还是常用量；在任何节段，超过椎体的四分之一即为警告。</translation>
</message>
<message>
<source>More cement leaks more often, and more has not been shown to help more. The program never asks for more cement.</source>
<translation>骨水泥越多，渗漏越常见，而更多的骨水泥并未显示出更好的疗效。本程序从不要求增加骨水泥。</translation>
</message>
<message>
<source>The doses are quoted in a case report from other work. Cohorts disagree: one sees no link between volume and pain, others a weak one.</source>
<translation>用量由一篇病例报告引自他人的研究。各队列的结果不一致：一项未见体积与疼痛的关联，其他则见到弱关联。</translation>
</message>
<message>
<source>Where the small dose of a kyphoplasty begins.</source>
<translation>椎体后凸成形术少量用量的下限。</translation>
</message>
<message>
<source>Where the small dose of a kyphoplasty ends.</source>
<translation>椎体后凸成形术少量用量的上限。</translation>
</message>
<message>
<source>Beyond the usual dose of a kyphoplasty: a warning.</source>
<translation>超过椎体后凸成形术的常用量：警告。</translation>
</message>
<message>
<source>Share of the body from which leaks were seen more often, in a thesis of which only the summary was read: more is a warning.</source>
<translation>占椎体的比例超过此值时，渗漏较常见（出自一篇学位论文，仅阅读了其摘要）：更多则为警告。</translation>
</message>
<message>
<source>Share of the body below which the filling is noted as small. It may be enough.</source>
<translation>占椎体的比例低于此值时，提示填充较少。这可能已经足够。</translation>
</message>
<message>
<source>The cement is thick, never liquid</source>
<translation>骨水泥黏稠，绝非液态</translation>
</message>
<message>
<source>Cement is injected when it is like toothpaste. Liquid cement is a STOP, cement of low viscosity a warning.</source>
<translation>骨水泥呈牙膏状时才注射。液态骨水泥为禁止（STOP），低黏度骨水泥为警告。</translation>
</message>
<message>
<source>Thin cement runs along veins and clefts before anybody sees it.</source>
<translation>稀薄的骨水泥会在任何人看到之前就沿静脉和裂隙流走。</translation>
</message>
<message>
<source>Advice in three case reports. The cohort behind the word toothpaste treats cement around screws. Thick cement leaks less in all, but into the canal not surely less: it relaxes no other rule.</source>
<translation>三篇病例报告的建议。“牙膏状”一词所依据的队列，处理的是螺钉周围的骨水泥。黏稠的骨水泥总体渗漏较少，但渗入椎管未必较少：它不放宽任何其他规则。</translation>
</message>
<message>
<source>The cement can be seen</source>
<translation>骨水泥在影像上可见</translation>
</message>
<message>
<source>How much radiopacifier the cement holds is known and enough. In the upper thoracic spine the shoulders hide even good cement on the side view.</source>
<translation>已知骨水泥所含显影剂的量，且含量足够。在上胸椎，侧位透视上肩部会遮挡即使显影良好的骨水泥。</translation>
</message>
<message>
<source>What cannot be seen cannot be stopped in time. Plain bone cement is as grey as bone.</source>
<translation>看不见的就无法及时停止。普通骨水泥与骨的灰度相同。</translation>
</message>
<message>
<source>Two case reports ask for visible cement; in one of them it had not been. The figures are ours.</source>
<translation>两篇病例报告要求骨水泥可见；其中一例当时并不可见。数值为本项目所定。</translation>
</message>
<message>
<source>Radiopacifier by weight below which the cement is called faint.</source>
<translation>显影剂的重量百分比低于此值，称为显影不足。</translation>
</message>
<message>
<source>Contrast to noise of a small bead on a simulated side view, below which it cannot be seen.</source>
<translation>小骨水泥珠在模拟侧位像上的对比噪声比，低于此值则看不见。</translation>
</message>
<message>
<source>Cement is pushed slowly, in small amounts</source>
<translation>骨水泥应缓慢、少量推注</translation>
</message>
<message>
<source>Between two looks at the side view no more than half a millilitre goes in, and no faster than a tenth of a millilitre a second.</source>
<translation>两次查看侧位透视之间，注入不超过半毫升，速度不超过每秒十分之一毫升。</translation>
</message>
<message>
<source>What goes in unseen cannot be called back, and pressure drives cement into veins.</source>
<translation>未经观察而注入的骨水泥无法收回，压力还会将骨水泥驱入静脉。</translation>
</message>
<message>
<source>Both ask for control of speed, neither gives a figure: both are ours.</source>
<translation>两篇文献均要求控制速度，均未给出数值：两个数值都是本项目所定。</translation>
</message>
<message>
<source>The most that goes in between two looks.</source>
<translation>两次查看之间的最大注入量。</translation>
</message>
<message>
<source>The fastest push.</source>
<translation>最快的推注速度。</translation>
</message>
<message>
<source>Every push is followed by a side view</source>
<translation>每次推注后都查看侧位透视</translation>
</message>
<message>
<source>After each amount of cement the side view is looked at, and the front view at least after every millilitre.</source>
<translation>每注入一份骨水泥后查看侧位透视，至少每注入一毫升后查看正位透视。</translation>
</message>
<message>
<source>Most leaks begin small. A clean side view says that none was seen, never that there is none: it misses most leaks along the basivertebral vein.</source>
<translation>渗漏大多始于微小。侧位透视未见异常，只说明没有看到渗漏，绝不说明没有渗漏：它会漏掉大多数沿椎基静脉的渗漏。</translation>
</message>
<message>
<source>In a cohort of 49 patients the side view showed two of 28 leaks into the canal. How often to look is our choice.</source>
<translation>在一组 49 例患者的队列中，28 处椎管内渗漏，侧位片只显示了两处。多久查看一次由我们选定。</translation>
</message>
<message>
<source>The most that goes in between two looks at the front view.</source>
<translation>两次查看正位透视之间的最大注入量。</translation>
</message>
<message>
<source>What a balloon changes</source>
<translation>球囊带来的变化</translation>
</message>
<message>
<source>A kyphoplasty makes a cavity that is filled at lower pressure; a vertebroplasty fills the bone itself.</source>
<translation>椎体后凸成形术先形成空腔，再以较低压力填充；椎体成形术直接填充骨质。</translation>
</message>
<message>
<source>The papers report fewer leaks with a cavity, but one of the cement leaks inside the dura followed a kyphoplasty: it replaces no other rule.</source>
<translation>文献报告有空腔时渗漏较少，但有一例硬膜内骨水泥渗漏正是在椎体后凸成形术之后：它不能替代任何其他规则。</translation>
</message>
<message>
<source>Rates from different studies, by X-ray or CT, of levels or of patients: they cannot be compared with each other.</source>
<translation>发生率来自不同的研究，或按 X 线、或按 CT，或按节段、或按患者统计：彼此不能比较。</translation>
</message>
<message>
<source>No cement at a track with a broken wall</source>
<translation>骨壁已突破的针道旁没有骨水泥</translation>
</message>
<message>
<source>If any puncture of this vertebra has broken the medial wall, cement does not reach that track in the body.</source>
<translation>如果该椎骨的任何一次穿刺突破了内侧壁，则椎体内的骨水泥不得到达该针道。</translation>
</message>
<message>
<source>When the needle is withdrawn, cement follows its track through the broken wall into the canal.</source>
<translation>拔针时，骨水泥会沿针道经突破的骨壁进入椎管。</translation>
</message>
<message>
<source>The mechanism in two patients. Nobody has said how long to wait before a needle is withdrawn, so nothing is said here.</source>
<translation>两例患者的发生机制。没有人说过应等待多久再拔针，因此此处不作说明。</translation>
</message>
<message>
<source>How far a track may be beyond the medial wall: not at all.</source>
<translation>针道可超出内侧壁多少：完全不可。</translation>
</message>
<message>
<source>Cement so near to a track's surface is taken to touch it.</source>
<translation>骨水泥距针道表面小于此值，即视为与之接触。</translation>
</message>
<message>
<source>Heat at the canal</source>
<translation>椎管处的热量</translation>
</message>
<message>
<source>Cement in the canal, or a large amount right in front of it, is pointed out for its heat. No temperature is predicted.</source>
<translation>对椎管内的骨水泥，或紧邻椎管前方的大量骨水泥，提示其发热。不预测温度。</translation>
</message>
<message>
<source>Cement sets hot. Nerves change their signals from about 45 °C on.</source>
<translation>骨水泥凝固时发热。约 45 °C 起，神经的电信号即发生改变。</translation>
</message>
<message>
<source>The temperatures of the leak model come from pig vertebrae in a water bath. Measurements in human specimens disagree with each other.</source>
<translation>渗漏模型的温度来自水浴中的猪椎骨。人体标本的测量结果彼此不一致。</translation>
</message>
<message>
<source>Temperature from which nerve signals were seen to change. Told, not computed.</source>
<translation>可见神经信号改变的起始温度。仅供告知，不作计算。</translation>
</message>
<message>
<source>Distance between cement and canal below which a large amount is pointed out.</source>
<translation>骨水泥与椎管的距离小于此值时，对大量骨水泥予以提示。</translation>
</message>
<message>
<source>What is called a large amount.</source>
<translation>何为大量。</translation>
</message>
<message>
<source>A new neurological sign ends the injection</source>
<translation>出现新的神经体征即终止注射</translation>
</message>
<message>
<source>If the patient reports a new weakness, numbness or pain in the legs, the injection stops and the case is looked at anew.</source>
<translation>患者诉下肢出现新的无力、麻木或疼痛时，停止注射并重新评估该病例。</translation>
</message>
<message>
<source>It may be cement in the canal, and every minute of pressure counts. The program records this; it does not diagnose.</source>
<translation>可能是骨水泥进入椎管，受压的每一分钟都很重要。本程序只作记录，不作诊断。</translation>
</message>
<message>
<source>Advice in a case report; nobody will ever test it.</source>
<translation>一篇病例报告的建议；永远不会有人去试验它。</translation>
</message>
<message>
<source>Neither tip nor cement near the basivertebral foramen</source>
<translation>针尖和骨水泥均不靠近椎基静脉孔</translation>
</message>
<message>
<source>Tip and cement keep away from the opening of the basivertebral vein in the middle of the posterior wall, and no cleft opens into it.</source>
<translation>针尖和骨水泥远离后壁中部的椎基静脉开口，且没有裂隙与之相通。</translation>
</message>
<message>
<source>Through that opening cement runs straight into the canal, behind an intact wall.</source>
<translation>经此开口，骨水泥可在后壁完整的情况下直接流入椎管。</translation>
</message>
<message>
<source>Named as a route of leaks in both. How large the opening is differs between dry bones and CTs, so it is judged only where it was seen.</source>
<translation>两篇文献均将其列为渗漏途径。该开口的大小在干骨标本与 CT 之间不一致，因此仅在看得见处作判断。</translation>
</message>
<message>
<source>Distance to the opening below which it is a warning.</source>
<translation>距该开口小于此值，即给出警告。</translation>
</message>
<message>
<source>Cement reaches the circulation too</source>
<translation>骨水泥也会进入循环</translation>
</message>
<message>
<source>Before cement is injected somebody watches pressure, pulse and oxygen, and the number of levels in one session is kept in mind.</source>
<translation>注射骨水泥之前，有人监测血压、脉搏和血氧，并留意一次手术所治疗的节段数。</translation>
</message>
<message>
<source>Cement and fat reach the lungs. Pressure can fall within minutes.</source>
<translation>骨水泥和脂肪会到达肺部。血压可在数分钟内下降。</translation>
</message>
<message>
<source>Quoted in a case report from work on hip replacement. Outside what geometry can judge.</source>
<translation>一篇病例报告引自髋关节置换的研究。超出几何所能判断的范围。</translation>
</message>
<message>
<source>How much cement on the side of the puncture</source>
<translation>穿刺侧的骨水泥量</translation>
</message>
<message>
<source>The share of the body that is cement on a punctured side of the midline.</source>
<translation>中线穿刺侧，骨水泥占椎体的比例。</translation>
</message>
<message>
<source>A large share on that side went with leaks into the veins beside the vertebra.</source>
<translation>该侧比例大时，常伴有向椎旁静脉的渗漏。</translation>
</message>
<message>
<source>Derived from the summary of one study that could not be read. A hint, no more.</source>
<translation>由一项无法读到全文的研究的摘要推得。仅为线索。</translation>
</message>
<message>
<source>Share of the body above which it is noted.</source>
<translation>占椎体的比例超过此值即予提示。</translation>
</message>
</context>
<context>
<name>path</name>
<message>
<source>The tip stays lateral until it has reached the body</source>
<translation>针尖在到达椎体之前保持在外侧</translation>
</message>
<message>
<source>On a true front view the tip keeps to the lateral side of the pedicle's inner edge for as long as a true side view shows it behind the line through the two posterior corners of the body. From that line on it may go further towards the midline.</source>
<translation>在标准正位透视上，只要标准侧位透视显示针尖仍在椎体后缘两角连线之后，针尖就保持在椎弓根内侧缘的外侧。越过该线之后，针尖可继续向中线推进。</translation>
</message>
<message>
<source>Medial of that edge and behind that line lies the spinal canal. A needle that cuts this corner opens the canal, and cement can follow its track back into it, even through the dura.</source>
<translation>在该内侧缘以内、该连线之后，就是椎管。抄这一近路的穿刺针会穿破椎管，骨水泥可沿其针道流回椎管，甚至穿过硬膜。</translation>
</message>
<message>
<source>Three case reports give the same advice; none of them tested it. Ma and Mao word it alike, Liao less clearly. It speaks of the tip alone: the needle's flank can break the wall all the same, which is P-02.</source>
<translation>三篇病例报告给出同样的建议；均未经检验。Ma 与 Mao 的措辞相同，Liao 较不明确。它只涉及针尖：针的侧缘仍可能突破骨壁，那是 P-02。</translation>
</message>
<message>
<source>How far before the posterior wall the tip may cross the inner edge: not at all. Anything above is a STOP.</source>
<translation>针尖在后壁之前越过内侧缘允许多少：完全不可。超出即为禁止（STOP）。</translation>
</message>
<message>
<source>Distance between the tip and the inner edge below which the way there is called narrow. The papers give none; one millimetre is the clearance asked of pedicle screws.</source>
<translation>针尖与内侧缘的距离小于此值，即称途径狭窄。文献未给出数值；一毫米是对椎弓根螺钉所要求的间距。</translation>
</message>
<message>
<source>Measured slices or label voxels further apart than this can show a breach, but can clear no needle: a wall may lie unseen between them.</source>
<translation>采样层距或标签体素大于此值时，可以显示突破，但不能判定任何穿刺针安全：其间可能有未显示的骨壁。</translation>
</message>
<message>
<source>Turn or tilt of a fluoroscopic view beyond which this rule does not judge by it.</source>
<translation>透视的旋转或倾斜超过此值，本规则即不据此判断。</translation>
</message>
<message>
<source>The whole needle stays inside the pedicle</source>
<translation>整根穿刺针都在椎弓根内</translation>
</message>
<message>
<source>Between the dorsal border of the spinal canal and the posterior wall of the body, every point of the needle's surface is inside the medial, lateral, cranial and caudal wall of the pedicle, with a millimetre to spare.</source>
<translation>从椎管背侧缘到椎体后壁之间，穿刺针表面的每一点都位于椎弓根内侧壁、外侧壁、头侧壁和尾侧壁之内，并留有一毫米余量。</translation>
</message>
<message>
<source>The medial wall borders the canal and the caudal wall the nerve root. A needle is thick: its flank can be outside while its centre line is still well inside. Each breach is also a way out for cement.</source>
<translation>内侧壁与椎管相邻，尾侧壁与神经根相邻。穿刺针有粗细：中心线还在壁内时，其侧缘可能已在壁外。每一处突破也都是骨水泥的出路。</translation>
</message>
<message>
<source>Two case reports and a series of twelve re-operations trace canal leaks to a breached pedicle. No study gives a tolerance for cement needles; the two millimetres often granted to screws are not granted medially or caudally here. The letter A to E grades a breach the way it is done for screws; it decides nothing.</source>
<translation>两篇病例报告和一组十二例再手术的病例系列，将椎管内渗漏归因于椎弓根壁突破。没有研究给出骨水泥穿刺针的容许值；常给予螺钉的两毫米，在此处对内侧和尾侧均不给予。字母 A 至 E 按螺钉的方式对突破分级；它不决定任何判断。</translation>
</message>
<message>
<source>Breach of the medial or caudal wall that is let pass: none. Anything above is a STOP.</source>
<translation>允许的内侧壁或尾侧壁突破：无。超出即为禁止（STOP）。</translation>
</message>
<message>
<source>Breach of the lateral or cranial wall up to which it is a warning and no STOP. Neither wall borders the canal.</source>
<translation>外侧壁或头侧壁的突破，不超过此值为警告而非禁止（STOP）。这两个壁都不与椎管相邻。</translation>
</message>
<message>
<source>Clearance below which a wall that holds is called thin; the clearance asked of pedicle screws.</source>
<translation>骨壁未突破而间距小于此值，即称余量小；此为对椎弓根螺钉所要求的间距。</translation>
</message>
<message>
<source>From this voxel size on, a wall is taken to lie nearer to the needle than it is drawn.</source>
<translation>体素达到此大小时，视骨壁比所绘的更靠近穿刺针。</translation>
</message>
<message>
<source>How much nearer: this share of a voxel's reach along the wall's own direction.</source>
<translation>更靠近多少：体素沿骨壁自身方向跨度的这一比例。</translation>
</message>
<message>
<source>So near to metal the walls on the CT are not trusted: a breach still counts, but nothing is cleared.</source>
<translation>距金属小于此值时，不信任 CT 上的骨壁：突破仍计，但不判定任何情况为安全。</translation>
</message>
<message>
<source>The entry is not too medial</source>
<translation>进针点不过于偏内</translation>
</message>
<message>
<source>Where the needle enters the bone, its flank is lateral of the pedicle's inner edge, and its axis enters the outer half of the pedicle. An oblique pedicle is looked at along its own axis as well.</source>
<translation>穿刺针进入骨质处，其侧缘在椎弓根内侧缘的外侧，其轴线从椎弓根的外侧半进入。倾斜的椎弓根还沿其自身轴线观察。</translation>
</message>
<message>
<source>A medial entry leaves no room to converge: whatever the angle, the needle then runs along or through the wall of the canal.</source>
<translation>偏内的进针点没有内倾的余地：无论什么角度，穿刺针都会贴着或穿过椎管的骨壁。</translation>
</message>
<message>
<source>Two groups saw medial entries in front of leaks into the canal. Neither gives a distance: the figures are ours.</source>
<translation>两个团队在椎管内渗漏的病例中见到偏内的进针点。均未给出距离：数值为本项目所定。</translation>
</message>
<message>
<source>Room between the needle's flank and the inner edge at the entry: below this it is a STOP.</source>
<translation>进针点处穿刺针侧缘与内侧缘之间的余量：低于此值为禁止（STOP）。</translation>
</message>
<message>
<source>Where the axis enters, 0 at the inner and 1 at the outer edge: below this it is a warning.</source>
<translation>轴线进入处，内侧缘为 0，外侧缘为 1：低于此值为警告。</translation>
</message>
<message>
<source>Images coarser than this can show an entry to be wrong, but clear none.</source>
<translation>影像比此更粗时，可以显示进针点有误，但不能判定其安全。</translation>
</message>
<message>
<source>The needle does not converge too much</source>
<translation>穿刺针的内倾角不过大</translation>
</message>
<message>
<source>Seen from above, in the planes of the vertebra itself, the needle is not turned further towards the midline than the medial wall allows from its own entry.</source>
<translation>从上方看，在椎骨自身的平面内，穿刺针向中线的转角不超过内侧壁从其自身进针点所允许的角度。</translation>
</message>
<message>
<source>A needle that converges too much breaks the medial wall before it is in the body. How much is too much depends on the entry and the pedicle, and is measured for each.</source>
<translation>内倾过大的穿刺针会在进入椎体之前突破内侧壁。多大算过大取决于进针点和椎弓根，逐一测量。</translation>
</message>
<message>
<source>Two case reports name a large angle as the cause of the breach and give no figure. The largest angle is computed from the walls, never taken from a table.</source>
<translation>两篇病例报告认为突破的原因是角度过大，但未给出数值。最大角度由骨壁计算得出，从不取自表格。</translation>
</message>
<message>
<source>How far the angle may exceed the one at which the medial wall is touched: not at all.</source>
<translation>角度可超过恰好触及内侧壁的角度多少：完全不可。</translation>
</message>
<message>
<source>What should be left to that angle; less is a warning.</source>
<translation>距该角度应留的余量；更少则为警告。</translation>
</message>
<message>
<source>Images coarser than this can show an angle to be too large, but clear none.</source>
<translation>影像比此更粗时，可以显示角度过大，但不能判定其安全。</translation>
</message>
<message>
<source>Access from one side only is feasible</source>
<translation>单侧入路可行</translation>
</message>
<message>
<source>If there is a puncture on one side only, it keeps the pedicle's walls. Where it does not, a second side or another access is the way out, not a steeper angle.</source>
<translation>如果只有一侧穿刺，则该穿刺保持在椎弓根各壁之内。若做不到，出路是对侧穿刺或其他入路，而不是更大的角度。</translation>
</message>
<message>
<source>From one side the needle has to reach towards the midline, and the medial wall lies in between. In the upper lumbar spine that is often impossible.</source>
<translation>从一侧穿刺，针必须伸向中线，而内侧壁就在其间。在上腰椎这往往不可能。</translation>
</message>
<message>
<source>The papers lean to different sides: one advises two needles, one finds no worse outcome with one. So one side is never forbidden as such, only an unsafe one.</source>
<translation>各文献倾向不同：一篇建议双针，一篇未见单针结果更差。因此单侧本身从不被禁止，被禁止的只是不安全的单侧穿刺。</translation>
</message>
<message>
<source>So near to the midline the tip of a single needle is meant to come.</source>
<translation>单根穿刺针的针尖应接近中线到此距离以内。</translation>
</message>
<message>
<source>No earlier track is open</source>
<translation>没有先前的针道开放</translation>
</message>
<message>
<source>Every puncture of this vertebra is kept, withdrawn ones too. A track that has broken a wall or met the canal stays open, also when the needle now lies well.</source>
<translation>该椎骨的每次穿刺都予以保留，包括已拔出的。突破过骨壁或遇到过椎管的针道保持开放，即使穿刺针现在位置良好。</translation>
</message>
<message>
<source>Cement that fills the body finds the hole that was left, on either side, and a hole in the dura is not seen on X-ray.</source>
<translation>充填椎体的骨水泥会找到遗留的孔道，无论在哪一侧；而硬膜上的破孔在 X 线上看不见。</translation>
</message>
<message>
<source>Seen in two patients whose first punctures had failed. That an open track must halt the injection is our conclusion from their mechanism.</source>
<translation>见于两例首次穿刺失败的患者。开放的针道必须中止注射，是我们根据其机制得出的结论。</translation>
</message>
<message>
<source>How far a track may have been beyond a wall, or in the canal, and still count as closed: not at all.</source>
<translation>针道可曾超出骨壁或进入椎管多少而仍计为闭合：完全不可。</translation>
</message>
<message>
<source>From this number of punctures on one side on, it is a warning.</source>
<translation>一侧穿刺达到此次数，即给出警告。</translation>
</message>
<message>
<source>From this depth beyond the medial wall on, the dura is taken to be possibly open.</source>
<translation>超出内侧壁达到此深度，即视硬膜可能已穿破。</translation>
</message>
<message>
<source>The tip stays behind the anterior cortex</source>
<translation>针尖保持在椎体前方皮质之后</translation>
</message>
<message>
<source>In front of the tip there is still bone, measured to the side view's outline and to the cortex right in front of the tip, whichever is nearer.</source>
<translation>针尖前方仍有骨质，测量至侧位轮廓和针尖正前方的皮质，取较近者。</translation>
</message>
<message>
<source>In front of the body lie the great vessels. Off the midline the body ends sooner than the side view shows, and in a wedge it ends sooner at the height of the tip than at mid-height.</source>
<translation>椎体前方有大血管。偏离中线处，椎体比侧位透视所示的更早终止；楔形椎体在针尖高度处比在中部高度处更早终止。</translation>
</message>
<message>
<source>Advice from a case report. How many millimetres to keep is our choice.</source>
<translation>一篇病例报告的建议。保留多少毫米由我们选定。</translation>
</message>
<message>
<source>Bone in front of the tip at or below which the cortex is perforated.</source>
<translation>针尖前方的骨质不超过此值，即为皮质穿破。</translation>
</message>
<message>
<source>Bone that should be left in front of the tip; less is a warning.</source>
<translation>针尖前方应留的骨质；更少则为警告。</translation>
</message>
<message>
<source>No part of the needle is in the canal</source>
<translation>穿刺针没有任何部分在椎管内</translation>
</message>
<message>
<source>Along its whole length, from the skin to the tip, the needle's surface stays out of the spinal canal. From two millimetres on the dura is taken to be at risk.</source>
<translation>从皮肤到针尖的全长，穿刺针表面均在椎管之外。达到两毫米即视硬膜有损伤风险。</translation>
</message>
<message>
<source>A needle can meet the canal without a breach of the pedicle, through the lamina or the foramen. In the canal lie the cord, or below it the roots of the cauda equina.</source>
<translation>穿刺针可不突破椎弓根，而经椎板或椎间孔进入椎管。椎管内是脊髓，其下方是马尾神经根。</translation>
</message>
<message>
<source>Case reports of cement inside the dura after such punctures. The depth from which the dura is at risk is taken from anatomy and is an estimate.</source>
<translation>此类穿刺之后硬膜内骨水泥的病例报告。硬膜有风险的深度依据解剖，为估计值。</translation>
</message>
<message>
<source>Depth in the canal that is let pass: none.</source>
<translation>允许的椎管内深度：无。</translation>
</message>
<message>
<source>From this depth on the dura is taken to be at risk.</source>
<translation>达到此深度，即视硬膜有损伤风险。</translation>
</message>
<message>
<source>Images coarser than this can show a needle in the canal, but clear none.</source>
<translation>影像比此更粗时，可以显示穿刺针在椎管内，但不能判定其安全。</translation>
</message>
<message>
<source>The needle keeps clear of metal</source>
<translation>穿刺针避开金属</translation>
</message>
<message>
<source>If there is a screw in this vertebra, the needle passes it with room to spare. Metal is a warning by itself, for it also hides the walls around it.</source>
<translation>如果该椎骨内有螺钉，穿刺针留有余量地从旁通过。金属本身即为警告，因为它还遮挡周围的骨壁。</translation>
</message>
<message>
<source>A screw in the way deflects the needle towards the canal, and the CT beside metal cannot be trusted.</source>
<translation>途中的螺钉会使穿刺针偏向椎管，且金属旁的 CT 不可信。</translation>
</message>
<message>
<source>One patient whose needle was deflected by a screw. The distances are ours.</source>
<translation>一例穿刺针被螺钉偏转的患者。距离为本项目所定。</translation>
</message>
<message>
<source>Gap between needle and metal below which they collide.</source>
<translation>穿刺针与金属的间隙小于此值，即相碰。</translation>
</message>
<message>
<source>Gap between needle and metal that should be left.</source>
<translation>穿刺针与金属之间应留的间隙。</translation>
</message>
<message>
<source>Both fluoroscopic views are true</source>
<translation>两个透视位均为标准位</translation>
</message>
<message>
<source>Front and side view are within five degrees of the vertebra's own planes, newer than the last advance, and the vertebra is near the central ray.</source>
<translation>正位和侧位透视与椎骨自身平面的偏差在五度以内，晚于最后一次推进，且椎骨靠近中心射线。</translation>
</message>
<message>
<source>On a turned view the tip can look lateral of the inner edge when it is already medial of it. What such a view shows is not assessable.</source>
<translation>在旋转的透视上，针尖看似在内侧缘外侧时，其实可能已在其内侧。此类透视所示内容无法评估。</translation>
</message>
<message>
<source>All three ask for good views in two planes; none says how true. The angles follow from geometry.</source>
<translation>三篇文献均要求双平面透视良好；均未说明须多标准。角度由几何推得。</translation>
</message>
<message>
<source>Turn or tilt beyond which a view is no longer true: a warning.</source>
<translation>旋转或倾斜超过此值，透视即不再标准：警告。</translation>
</message>
<message>
<source>Turn or tilt beyond which a view is not judged at all.</source>
<translation>旋转或倾斜超过此值，完全不据该透视判断。</translation>
</message>
<message>
<source>How far the vertebra may lie from the central ray before parallax misleads.</source>
<translation>椎骨偏离中心射线多远，视差才会误导。</translation>
</message>
<message>
<source>A bevel is turned away from the posterior wall</source>
<translation>针尖斜面背离椎体后壁</translation>
</message>
<message>
<source>If the tip is bevelled, its opening is to face away from the posterior wall before cement is pushed.</source>
<translation>如果针尖为斜面，推注骨水泥前其开口应背离椎体后壁。</translation>
</message>
<message>
<source>Cement leaves a bevelled needle to one side.</source>
<translation>骨水泥从斜面针尖的一侧流出。</translation>
</message>
<message>
<source>Recommended in one case report, without measurements.</source>
<translation>一篇病例报告推荐，未作测量。</translation>
</message>
<message>
<source>The pedicle is wide enough for this needle</source>
<translation>椎弓根的宽度足以通过该穿刺针</translation>
</message>
<message>
<source>At its narrowest section the pedicle is at least two millimetres wider than the needle.</source>
<translation>在最窄截面处，椎弓根比穿刺针至少宽两毫米。</translation>
</message>
<message>
<source>A millimetre on each side is what the walls need even with a perfect aim. In a pedicle narrower than the needle there is no way through at all.</source>
<translation>即使瞄准完美，两侧骨壁也各需一毫米。椎弓根比穿刺针还窄时，根本没有通路。</translation>
</message>
<message>
<source>Derived from the clearance asked of pedicle screws. In the middle thoracic spine most pedicles are too narrow for thick needles.</source>
<translation>由对椎弓根螺钉所要求的间距推得。中胸段的椎弓根大多过窄，容不下粗针。</translation>
</message>
<message>
<source>How much wider than the needle the pedicle should be.</source>
<translation>椎弓根应比穿刺针宽多少。</translation>
</message>
<message>
<source>Images coarser than this can show a pedicle to be too narrow, but clear none.</source>
<translation>影像比此更粗时，可以显示椎弓根过窄，但不能判定其安全。</translation>
</message>
<message>
<source>The tip ends in the front part of the body</source>
<translation>针尖止于椎体前部</translation>
</message>
<message>
<source>The tip comes to lie between two thirds and about five sixths of the body's depth, on the needle's own side of the midline. Crossing the midline in the body is only noted.</source>
<translation>针尖位于椎体深度的三分之二至约六分之五之间，在中线的进针侧。在椎体内越过中线仅作提示。</translation>
</message>
<message>
<source>There is room for cement all around, and a long way back to the canal.</source>
<translation>此处四周有容纳骨水泥的空间，且距椎管较远。</translation>
</message>
<message>
<source>Common teaching, not a study: textbooks name the front third. The figures are ours.</source>
<translation>通行的教学内容，并非研究：教科书所说为前三分之一。数值为本项目所定。</translation>
</message>
<message>
<source>Depth in the body before which the tip is noted as shallow.</source>
<translation>椎体内的深度，未达此值即提示针尖偏浅。</translation>
</message>
<message>
<source>Depth in the body beyond which the tip is noted as deep.</source>
<translation>椎体内的深度，超过此值即提示针尖偏深。</translation>
</message>
<message>
<source>The needle is long enough</source>
<translation>穿刺针足够长</translation>
</message>
<message>
<source>The needle taken from the shelf reaches from the skin to the planned tip, and enough of it is left outside to hold. It speaks once somebody has said how long that needle is.</source>
<translation>从备针中取用的穿刺针能从皮肤到达计划的针尖，且留在体外的部分足以握持。有人说明该针的长度后，本规则才作判断。</translation>
</message>
<message>
<source>A needle that ends before the front of the body leaves its cement near the posterior wall.</source>
<translation>止于椎体前部之前的穿刺针，会把骨水泥留在椎体后壁附近。</translation>
</message>
<message>
<source>Arithmetic on the patient's own CT, lying as it was scanned; a patient on the belly may be some millimetres thicker or thinner.</source>
<translation>按患者扫描时的体位，在其自身 CT 上计算；患者俯卧时，厚度可能增减数毫米。</translation>
</message>
<message>
<source>What must be left of the needle outside the skin: with less it does not reach the target.</source>
<translation>穿刺针必须留在皮肤外的长度：更短则到不了目标。</translation>
</message>
<message>
<source>What should be left outside the skin, for the hub and the hand.</source>
<translation>为针座和手应留在皮肤外的长度。</translation>
</message>
<message>
<source>Needles of one level keep apart</source>
<translation>同一节段的穿刺针彼此不相碰</translation>
</message>
<message>
<source>No two needles of a level touch, in the bone or on their way to it.</source>
<translation>同一节段的任何两根穿刺针，在骨内及其途中均不相触。</translation>
</message>
<message>
<source>The second one would be pushed off its path by the first.</source>
<translation>第二根针会被第一根推离其路径。</translation>
</message>
<message>
<source>Geometry; how many millimetres to keep is our choice.</source>
<translation>几何；保留多少毫米由我们选定。</translation>
</message>
<message>
<source>Gap between the surfaces of two needles below which they run into each other.</source>
<translation>两根穿刺针表面的间隙小于此值，即相碰。</translation>
</message>
<message>
<source>Gap that should be left between them.</source>
<translation>两根穿刺针之间应留的间隙。</translation>
</message>
</context>
<context>
<name>plan</name>
<message>
<source>Somebody has confirmed the outlines</source>
<translation>轮廓已有人确认</translation>
</message>
<message>
<source>A person has looked at the drawn walls of this vertebra over the CT and has put their initials to them. Any later change of the anatomy takes the confirmation back.</source>
<translation>已有人对照 CT 查看了所绘的该椎骨骨壁，并签上姓名缩写。此后解剖轮廓的任何改动都会撤回该确认。</translation>
</message>
<message>
<source>Every millimetre below is measured to those walls. If they are wrong, all verdicts are wrong with them, and nothing in the numbers will show it.</source>
<translation>以下的每一毫米都是测量至这些骨壁。骨壁若有误，所有判断都随之有误，而数字上看不出任何迹象。</translation>
</message>
<message>
<source>A promise of the program, not a finding of a study.</source>
<translation>这是本程序的承诺，不是研究的结果。</translation>
</message>
<message>
<source>There is a needle, on the side that was meant</source>
<translation>有穿刺针，且在预定的一侧</translation>
</message>
<message>
<source>At least one needle is planned for this vertebra, and each one runs on the side of the patient that the plan names for it.</source>
<translation>该椎骨至少计划了一根穿刺针，且每根针都走在计划为其指明的患者一侧。</translation>
</message>
<message>
<source>A level without a needle has not been judged, whatever else is in order. A needle that runs on the other side than planned is a wrong-side puncture.</source>
<translation>没有穿刺针的节段，无论其他如何妥当，都未经判断。走在计划另一侧的穿刺针即为错侧穿刺。</translation>
</message>
<message>
<source>The questions before the operation are answered</source>
<translation>术前问题已回答</translation>
</message>
<message>
<source>What no picture can show, and what the program cannot yet measure, has been answered by a person: imaging, posterior wall, cause and age of the fracture, metal, contraindications and the rest of the list.</source>
<translation>影像无法显示、本程序尚不能测量的内容，已由人回答：影像检查、椎体后壁、骨折的原因和时间、金属、禁忌证及清单的其余各项。</translation>
</message>
<message>
<source>A rule that waits for an answer has judged nothing. One finding stands for all of them, so that what is open is one step and not a dozen.</source>
<translation>等待回答的规则没有作出任何判断。由一项结果代表它们全部，这样未完成的只是一步，而不是十几步。</translation>
</message>
</context>
<context>
<name>references</name>
<message>
<source>One patient, L1, five years after the operation. The technical advice is the authors' own experience.</source>
<translation>一例患者，L1，术后五年。技术建议为作者自己的经验。</translation>
</message>
<message>
<source>One patient, T12, with a table of earlier cases. Takes its limit for the cement from Ma 2022.</source>
<translation>一例患者，T12，附既往病例表。其骨水泥限值取自 Ma 2022。</translation>
</message>
<message>
<source>One patient, T7, after kyphoplasty of a pathological fracture.</source>
<translation>一例患者，T7，病理性骨折行椎体后凸成形术后。</translation>
</message>
<message>
<source>Twelve patients re-operated by one group; what it says of the needle is drawn from their leaks.</source>
<translation>一个团队再手术的十二例患者；关于穿刺针的说法由其渗漏推得。</translation>
</message>
<message>
<source>CT of 50 patients, about pedicle screws, not cement needles. Only the abstract was read.</source>
<translation>50 例患者的 CT，涉及椎弓根螺钉，而非骨水泥穿刺针。仅阅读了摘要。</translation>
</message>
<message>
<source>A scale for pedicle screws, here only a way to report. The paper itself was not read; the five grades are those in use today.</source>
<translation>用于椎弓根螺钉的分级，此处仅作为报告方式。未读原文；五个等级为当今所用。</translation>
</message>
<message>
<source>One patient, L5 below a fusion, epidural cement a week after kyphoplasty.</source>
<translation>一例患者，融合节段下方的 L5，椎体后凸成形术一周后硬膜外骨水泥。</translation>
</message>
<message>
<source>CT of 98 patients from T6 to L5, and 548 treated bodies. Only the abstract was read.</source>
<translation>98 例患者 T6 至 L5 的 CT，以及 548 个治疗椎体。仅阅读了摘要。</translation>
</message>
<message>
<source>76 vertebrae in 49 patients, CT beside X-ray. Only the abstract was read.</source>
<translation>49 例患者的 76 个椎骨，CT 与 X 线对照。仅阅读了摘要。</translation>
</message>
<message>
<source>About cement around pedicle screws, not vertebroplasty. Known through Liao 2025; the paper itself was not read.</source>
<translation>涉及椎弓根螺钉周围的骨水泥，而非椎体成形术。经 Liao 2025 得知；未读原文。</translation>
</message>
<message>
<source>158 patients, one level each: no link between volume and pain. Only the abstract was read.</source>
<translation>158 例患者，每例一个节段：体积与疼痛无关联。仅阅读了摘要。</translation>
</message>
<message>
<source>Pig vertebrae in a bath of 37 °C, not patients. Only the abstract was read; of its authors the first alone could be confirmed.</source>
<translation>37 °C 水浴中的猪椎骨，并非患者。仅阅读了摘要；作者中只有第一位得到核实。</translation>
</message>
<message>
<source>One patient, L1, operated on in steps. Only the abstract was read; it names the steps and the bladder otherwise than the table of Liao 2025.</source>
<translation>一例患者，L1，分步手术。仅阅读了摘要；其所述的步骤和膀胱情况与 Liao 2025 的表不同。</translation>
</message>
</context>
<context>
<name>review</name>
<message>
<source>A CT was made after the operation</source>
<translation>术后做过 CT</translation>
</message>
<message>
<source>A CT of the treated level exists. Where the patient has a new sign and there is none, it is called for at once.</source>
<translation>有治疗节段的 CT。患者出现新体征而没有 CT 时，应立即做。</translation>
</message>
<message>
<source>An X-ray misses most cement in the canal. Without a CT nobody knows whether a symptom comes from cement, or where that cement lies.</source>
<translation>X 线会漏掉椎管内的大多数骨水泥。没有 CT，就无人知道症状是否来自骨水泥、骨水泥位于何处。</translation>
</message>
<message>
<source>Advice in three case reports. In the cohort CT found half as many leaks again as X-ray, and a side view recognised 2 of 28 in the canal.</source>
<translation>三篇病例报告的建议。在该队列中，CT 发现的渗漏比 X 线多一半，而 28 处椎管内渗漏中侧位片只识别出 2 处。</translation>
</message>
<message>
<source>Where the cement lies</source>
<translation>骨水泥位于何处</translation>
</message>
<message>
<source>Each piece of cement outside the body has its compartment: disc above or below, beside the spine, a vein, a foramen, the canal in its middle or at its side, at a breached pedicle, within the dura, along a needle's track. One piece may lie in several.</source>
<translation>椎体外的每块骨水泥都有其所在部位：上位或下位椎间盘、椎旁、静脉、椎间孔、椎管中央或旁侧、突破的椎弓根处、硬膜内、沿针道。一块骨水泥可位于多处。</translation>
</message>
<message>
<source>The compartment decides what it can press on, and what was done in cases like it.</source>
<translation>部位决定它会压迫什么，以及类似病例中做过什么。</translation>
</message>
<message>
<source>Compartments as two papers name them; the border between middle and side is ours.</source>
<translation>部位按两篇文献的命名；中央与旁侧的界限为本项目所定。</translation>
</message>
<message>
<source>Cement counts as central up to this distance from the midline, as a share of the distance between the pedicles.</source>
<translation>骨水泥距中线不超过此值即计为中央型，以占两侧椎弓根间距的比例表示。</translation>
</message>
<message>
<source>By which way it left the bone</source>
<translation>经何途径离开骨质</translation>
</message>
<message>
<source>Yeom's types: B by the vein behind the body, S by a segmental vein, C through a gap in the cortex. Disc (D) and needle track, which later authors count apart, are told beside C.</source>
<translation>Yeom 分型：B 型经椎基静脉，S 型经节段静脉，C 型经皮质缺损。椎间盘（D 型）和针道为后来的作者另行计数，在 C 型旁注明。</translation>
</message>
<message>
<source>The way tells what could have been seen before: a gap, a vein, a track. Leaks of type B are those that most often narrow the canal.</source>
<translation>途径说明事前本可看到什么：缺损、静脉、针道。B 型渗漏最常使椎管变窄。</translation>
</message>
<message>
<source>One cohort of 76 vertebrae, quoted by a case series.</source>
<translation>一组 76 个椎骨的队列，由一篇病例系列引用。</translation>
</message>
<message>
<source>Within the dura or outside it</source>
<translation>硬膜内还是硬膜外</translation>
</message>
<message>
<source>Four signs are looked for: a track on the inner side of the pedicle (K1), cement in layers (K2), no cement outside the dura in the operation though X-ray shows it (K3), and a blunt outline like that of the dural sac (K4). K3 is seen in an operation only.</source>
<translation>查找四项征象：椎弓根内侧的针道（K1）、骨水泥分层（K2）、X 线显示有骨水泥而手术中硬膜外未发现（K3）、轮廓钝圆如硬膜囊（K4）。K3 仅在手术中可见。</translation>
</message>
<message>
<source>Cement within the dura was missed in a published case, and had to be looked for in a further operation. It asks for another one than cement outside.</source>
<translation>在一例已发表的病例中，硬膜内骨水泥曾被遗漏，不得不再次手术寻找。它所需的手术与硬膜外骨水泥不同。</translation>
</message>
<message>
<source>A checklist drawn from one patient and tested on nobody else. It gives no probability. The paper calls K3 a sign on CT; it is one of the operation.</source>
<translation>由一例患者得出的清单，未在其他任何人身上检验。它不给出概率。该文献将 K3 称为 CT 征象；它其实是手术中的征象。</translation>
</message>
<message>
<source>From this many signs on cement within the dura is suspected.</source>
<translation>达到此征象数，即怀疑有硬膜内骨水泥。</translation>
</message>
<message>
<source>When all three signs of the CT are there, it is called likely.</source>
<translation>CT 的三项征象齐备时，称为很可能。</translation>
</message>
<message>
<source>Cement in layers</source>
<translation>骨水泥分层</translation>
</message>
<message>
<source>Cement in the canal lies in parallel sheets with gaps of 0.5 to 3 mm between them.</source>
<translation>椎管内的骨水泥呈平行的片层，片层之间的间隙为 0.5 至 3 mm。</translation>
</message>
<message>
<source>Sheets with gaps were seen where cement had spread within the dural sac.</source>
<translation>骨水泥在硬膜囊内播散时，可见带间隙的片层。</translation>
</message>
<message>
<source>Described first in one patient. The millimetres are ours.</source>
<translation>首先在一例患者中描述。毫米数为本项目所定。</translation>
</message>
<message>
<source>From this many sheets on they are layers.</source>
<translation>达到此片层数即为分层。</translation>
</message>
<message>
<source>A narrower gap is within what a CT can show.</source>
<translation>更窄的间隙在 CT 的显示误差之内。</translation>
</message>
<message>
<source>With a wider gap they are two pieces, not layers.</source>
<translation>间隙更宽则为两块骨水泥，而非分层。</translation>
</message>
<message>
<source>Cement on both sides of the body</source>
<translation>椎体两侧均有骨水泥</translation>
</message>
<message>
<source>How unevenly the two halves of the body are filled: 0 evenly, 1 one half only.</source>
<translation>椎体两半填充的不均匀程度：0 为均匀，1 为仅一侧。</translation>
</message>
<message>
<source>Cement on one side hints at a puncture from one side. It is no complication by itself.</source>
<translation>骨水泥在一侧提示单侧穿刺。其本身不是并发症。</translation>
</message>
<message>
<source>Seen in one patient.</source>
<translation>见于一例患者。</translation>
</message>
<message>
<source>Difference of both halves over their sum, above which it is noted.</source>
<translation>两半之差与之和的比，超过此值即予提示。</translation>
</message>
<message>
<source>A mass in the canal of a treated level</source>
<translation>已治疗节段的椎管内肿块</translation>
</message>
<message>
<source>A mass in the canal at a level that once got cement is held to be cement while its density or its connection to the cement in the body says so, however long ago that was.</source>
<translation>曾注入骨水泥的节段，其椎管内的肿块只要密度或与椎体内骨水泥的相连表明是骨水泥，无论过去多久，均视为骨水泥。</translation>
</message>
<message>
<source>In a published case cement was taken for a meningioma, five years after the operation.</source>
<translation>在一例已发表的病例中，术后五年，骨水泥被误认为脑膜瘤。</translation>
</message>
<message>
<source>One patient, whose cement was hardly opaque: a low density alone does not speak against cement.</source>
<translation>一例患者，其骨水泥几乎不显影：仅凭密度低并不能否定骨水泥。</translation>
</message>
<message>
<source>From this density on a mass is as dense as cement. No paper gives a figure for clinical CT.</source>
<translation>达到此密度，肿块即与骨水泥同样致密。没有文献给出临床 CT 的数值。</translation>
</message>
<message>
<source>How the patient is</source>
<translation>患者情况如何</translation>
</message>
<message>
<source>Strength of each key muscle left and right, level of feeling, perineum and anal tone, bladder and bowel, pain, and walking, held against the time before the cement. What no earlier examination explains counts as new.</source>
<translation>左右各关键肌的肌力、感觉平面、会阴和肛门张力、膀胱和直肠、疼痛以及行走，与注入骨水泥之前相比。先前检查不能解释的均计为新发。</translation>
</message>
<message>
<source>A new deficit turns a finding on a CT into an emergency. Without the examination nothing can be told, and nothing is taken for well.</source>
<translation>新发的神经功能缺损使 CT 所见成为急症。没有检查就什么都说不了，也不把任何情况当作正常。</translation>
</message>
<message>
<source>Scales that the papers use: strength 0 to 5, pain 0 to 10, JOA of 29 points, modified Macnab.</source>
<translation>文献所用的量表：肌力 0 至 5 级，疼痛 0 至 10 分，JOA 29 分法，改良 Macnab。</translation>
</message>
<message>
<source>From this loss of strength in grades on it is a new paresis.</source>
<translation>肌力下降达到此级数，即为新发瘫痪。</translation>
</message>
<message>
<source>From this pain in a leg on it is called disabling. The patients operated on in Yu 2020 had 5 to 8.</source>
<translation>下肢痛达到此分，称为严重影响功能。Yu 2020 中手术患者为 5 至 8 分。</translation>
</message>
<message>
<source>What else went wrong</source>
<translation>还有何并发症</translation>
</message>
<message>
<source>From one list: pain that passes, blood pressure that rises and passes, nerve injury, cement in the lung, cement in the brain, death.</source>
<translation>取自一份清单：一过性疼痛、一过性血压升高、神经损伤、肺内骨水泥、脑内骨水泥、死亡。</translation>
</message>
<message>
<source>Cement does not only harm the canal, and cases are comparable only where all of it is told.</source>
<translation>骨水泥并非只损害椎管；只有全部说明，病例之间才可比较。</translation>
</message>
<message>
<source>A list in a case series, quoted from other work.</source>
<translation>一篇病例系列中的清单，引自他人的研究。</translation>
</message>
<message>
<source>Where the published cases lie</source>
<translation>已发表病例所在的节段</translation>
</message>
<message>
<source>This is one of the levels T11 to L2, at which nearly all published leaks into the dura lie.</source>
<translation>该节段为 T11 至 L2 之一，几乎所有已发表的硬膜内渗漏都在这些节段。</translation>
</message>
<message>
<source>It says where others looked and found. It says nothing on how often it happens.</source>
<translation>它说明别人在何处查找并发现。它并不说明发生频率。</translation>
</message>
<message>
<source>Eleven single cases at T12 to L2 and one at T7. Nobody knows out of how many, and lists in the papers differ.</source>
<translation>T12 至 L2 十一个单例，T7 一例。无人知道总数是多少，且各文献的列表不同。</translation>
</message>
<message>
<source>The tracks of the needles afterwards</source>
<translation>术后所见的针道</translation>
</message>
<message>
<source>Each track that the CT shows is held against the rules of the path, in the past: did it keep the medial wall, was its entry too medial, was its angle too large.</source>
<translation>将 CT 显示的每条针道按路径规则回顾：是否保持在内侧壁之内，进针点是否过于偏内，角度是否过大。</translation>
</message>
<message>
<source>In two papers the tracks that led to cement in the canal ran along or through the medial wall.</source>
<translation>在两篇文献中，导致椎管内骨水泥的针道贴着或穿过内侧壁。</translation>
</message>
<message>
<source>Seen in one patient and in two figures of a case series.</source>
<translation>见于一例患者和一篇病例系列的两幅图。</translation>
</message>
<message>
<source>A track beyond the medial wall broke it, as in P-02.</source>
<translation>超出内侧壁的针道即突破了该壁，同 P-02。</translation>
</message>
<message>
<source>A track nearer to the wall than this is noted, as in P-02.</source>
<translation>针道距骨壁小于此值即予提示，同 P-02。</translation>
</message>
<message>
<source>When it began</source>
<translation>何时出现</translation>
</message>
<message>
<source>At once (within a day), early (within a month) or late.</source>
<translation>立即（一天以内）、早期（一个月以内）或晚期。</translation>
</message>
<message>
<source>In the published cases it began at once, after one week, after about two weeks and after five years. Late is no reason to think of something else.</source>
<translation>在已发表的病例中，分别为立即、一周后、约两周后和五年后出现。晚期出现并不是另作他想的理由。</translation>
</message>
<message>
<source>Four patients. The borders between the classes are ours.</source>
<translation>四例患者。各类之间的界限为本项目所定。</translation>
</message>
<message>
<source>Up to this it began at once.</source>
<translation>不超过此时间为立即出现。</translation>
</message>
<message>
<source>Up to this it began early, beyond it late.</source>
<translation>不超过此时间为早期出现，超过则为晚期。</translation>
</message>
</context>
<context>
<name>revision</name>
<message>
<source>Cement beside the nerves, and a new deficit</source>
<translation>神经旁的骨水泥与新发神经功能缺损</translation>
</message>
<message>
<source>Where cement lies in the canal or a foramen and the patient has lost strength, feeling, bladder or bowel, or has disabling pain along a root, an urgent opinion of a spine surgeon is called for.</source>
<translation>骨水泥位于椎管或椎间孔内，且患者出现肌力、感觉、膀胱或直肠功能丧失，或沿神经根的严重影响功能的疼痛时，需紧急请脊柱外科医师会诊。</translation>
</message>
<message>
<source>All four papers on such patients ask for prompt relief of the nerves. Whether to operate is for a surgeon to say.</source>
<translation>涉及此类患者的四篇文献均要求及时进行神经减压。是否手术由外科医师决定。</translation>
</message>
<message>
<source>Case reports and one series. A review quoted by Mao 2024 found no harm from leaks at 1027 levels and calls emergency surgery needless: hence a deficit is asked for here.</source>
<translation>病例报告和一组病例系列。Mao 2024 引用的一篇综述发现 1027 个节段的渗漏均无危害，并认为急诊手术没有必要：因此此处以神经功能缺损为前提。</translation>
</message>
<message>
<source>What was done within the dura</source>
<translation>硬膜内骨水泥的处理</translation>
</message>
<message>
<source>In the published cases the lamina was taken away and the dura opened in the midline, often with a fixation: T11 to L1, T11 to L3, and T5 to T11 with most of the body of T7 removed.</source>
<translation>在已发表的病例中，切除椎板并于正中切开硬膜，常加内固定：T11 至 L1，T11 至 L3，以及 T5 至 T11 并切除 T7 的大部分椎体。</translation>
</message>
<message>
<source>Cement within the dura is not reached from outside it. In one case the part outside was removed first and the part inside only in a later operation, for it had not been looked for.</source>
<translation>硬膜内的骨水泥无法从硬膜外取到。在一例中，先取出了硬膜外的部分，硬膜内的部分因未曾查找，直到后来的一次手术才取出。</translation>
</message>
<message>
<source>Single cases. Nothing was compared with anything.</source>
<translation>单个病例。没有任何比较。</translation>
</message>
<message>
<source>Some cement was left on purpose</source>
<translation>有意留下部分骨水泥</translation>
</message>
<message>
<source>In one case cement at the cone of the cord and the cauda equina was left, as monitoring of the nerves warned during its removal.</source>
<translation>在一例中，取出骨水泥时神经监测报警，因而留下了脊髓圆锥和马尾处的骨水泥。</translation>
</message>
<message>
<source>Complete removal is no aim in itself: strength came back to grade 4 within a month all the same.</source>
<translation>完全取出本身并非目的：肌力仍在一个月内恢复到 4 级。</translation>
</message>
<message>
<source>One patient, one month after the operation.</source>
<translation>一例患者，术后一个月。</translation>
</message>
<message>
<source>Early was easier than late</source>
<translation>早期比晚期容易</translation>
</message>
<message>
<source>Two papers hold that cement is easier to remove early; after five years it had grown together with its surroundings.</source>
<translation>两篇文献认为骨水泥早期较易取出；五年后它已与周围组织粘连在一起。</translation>
</message>
<message>
<source>Inflammation and scar bind cement to membranes and roots. No paper names a limit in time.</source>
<translation>炎症和瘢痕使骨水泥与膜和神经根粘连。没有文献给出时间界限。</translation>
</message>
<message>
<source>The authors' own words on one patient each.</source>
<translation>各为作者对一例患者的说法。</translation>
</message>
<message>
<source>Endoscope through the pedicle (A)</source>
<translation>经椎弓根内镜（A）</translation>
</message>
<message>
<source>Cement in a foramen or at a breached medial wall was reached with an endoscope from the joint into the foramen, through a cut of 2 cm, taking away a part of the lower pedicle and of the upper joint facet.</source>
<translation>椎间孔内或突破的内侧壁处的骨水泥，经 2 cm 切口，内镜由关节突关节进入椎间孔到达，并切除椎弓根下部和上关节突的一部分。</translation>
</message>
<message>
<source>It reaches such cement under local anaesthesia and spares the lamina.</source>
<translation>可在局部麻醉下到达此类骨水泥，并保留椎板。</translation>
</message>
<message>
<source>Five of twelve patients of one group had leaks in a foramen; the cases shown lie at T11 to L1.</source>
<translation>一个团队的十二例患者中，五例为椎间孔内渗漏；所示病例位于 T11 至 L1。</translation>
</message>
<message>
<source>Endoscope along a trench (B)</source>
<translation>经骨槽内镜（B）</translation>
</message>
<message>
<source>Cement in front of the dural sac, in the middle or at its side, was reached as in way A, and by drilling a groove through the medial part of the pedicle and a small part of the posterior wall.</source>
<translation>硬膜囊前方中央或旁侧的骨水泥，按入路 A 到达，并在椎弓根内侧部和椎体后壁的一小部分磨出骨槽。</translation>
</message>
<message>
<source>The groove lets the dural sac and the cement in front of it be seen in full.</source>
<translation>骨槽使硬膜囊及其前方的骨水泥得以完整显露。</translation>
</message>
<message>
<source>Seven of twelve patients of one group had leaks outside the dura in the canal.</source>
<translation>一个团队的十二例患者中，七例为椎管内硬膜外渗漏。</translation>
</message>
<message>
<source>Both sides, or in two stages</source>
<translation>双侧，或分两期</translation>
</message>
<message>
<source>Where cement lay on both sides of the canal or there was much of it, the endoscope came from both sides or in two operations.</source>
<translation>骨水泥位于椎管两侧或量大时，内镜经双侧进入或分两次手术。</translation>
</message>
<message>
<source>Much cement takes long in a narrow space. Two shorter operations were easier to bear.</source>
<translation>大量骨水泥在狭小空间内耗时较长。两次较短的手术更易耐受。</translation>
</message>
<message>
<source>Of seven patients one was operated from both sides and three in stages (84, 87 and 119 minutes in all). How much is much is ours.</source>
<translation>七例患者中，一例经双侧手术，三例分期手术（共 84、87 和 119 分钟）。多少算多由我们选定。</translation>
</message>
<message>
<source>Share of the canal above which there is much cement.</source>
<translation>占椎管的比例超过此值，即为骨水泥量大。</translation>
</message>
<message>
<source>Length along the spine in heights of the body, above which there is much cement.</source>
<translation>沿脊柱的长度（以椎体高度的倍数计）超过此值，即为骨水泥量大。</translation>
</message>
<message>
<source>What stands in the endoscope's way</source>
<translation>阻碍内镜的因素</translation>
</message>
<message>
<source>An open operation at this level before makes the way between the laminae hard; the iliac crest may block the way through the foramen at L5 to S1; from T11 to L2 kidney or lung may lie in the way of a far lateral needle.</source>
<translation>该节段既往开放手术使椎板间入路困难；髂嵴可能阻挡 L5 至 S1 的经椎间孔入路；在 T11 至 L2，肾或肺可能位于极外侧穿刺针的途中。</translation>
</message>
<message>
<source>A way that is blocked is better known before.</source>
<translation>通路受阻，最好事先知道。</translation>
</message>
<message>
<source>Reasons the authors gave for the way they chose; nobody tried the other.</source>
<translation>作者为所选入路给出的理由；无人尝试过另一种。</translation>
</message>
<message>
<source>The endoscope's evidence ends at the dura</source>
<translation>内镜证据止于硬膜</translation>
</message>
<message>
<source>All patients of the endoscopic series had cement outside the dura. Where cement within it is suspected, that series does not speak of this case.</source>
<translation>内镜病例系列中，所有患者的骨水泥均在硬膜外。怀疑有硬膜内骨水泥时，该系列不能说明本例。</translation>
</message>
<message>
<source>What was shown for one kind of leak is easily taken for all.</source>
<translation>对一种渗漏所显示的结果，很容易被当作适用于所有渗漏。</translation>
</message>
<message>
<source>Twelve patients, five with leaks in a foramen and seven in the canal, none within the dura.</source>
<translation>十二例患者，五例为椎间孔内渗漏，七例为椎管内渗漏，均不在硬膜内。</translation>
</message>
<message>
<source>A leak without symptoms was watched</source>
<translation>无症状的渗漏曾予观察</translation>
</message>
<message>
<source>Cement outside the canal, or cement that gives no symptom, was documented on CT and watched. Cement within the dura is never counted here.</source>
<translation>椎管外的骨水泥，或未引起症状的骨水泥，以 CT 记录并予观察。硬膜内骨水泥从不计入此列。</translation>
</message>
<message>
<source>Most leaks need nothing. Within the dura it is otherwise: one patient without symptoms got them after five years.</source>
<translation>大多数渗漏无需处理。硬膜内则不同：一例无症状的患者五年后出现症状。</translation>
</message>
<message>
<source>Statements in case reports; one quotes a review of 1027 levels.</source>
<translation>病例报告中的陈述；一篇引用了一项涉及 1027 个节段的综述。</translation>
</message>
<message>
<source>How patients fared after the endoscope</source>
<translation>内镜术后患者的转归</translation>
</message>
<message>
<source>Twelve patients: 43 to 119 minutes (65.5 ± 21.2), 64 mL of blood, 3 to 10 days in hospital (5.3 ± 2.5). Pain in the leg 6.5, then 2.9, at last 1.8 of 10. JOA 18.8 of 29 before, 19.3 after, 22.7 at last. Of ten who were followed for 14 to 30 months 3 were excellent, 5 good and 2 fair.</source>
<translation>十二例患者：手术 43 至 119 分钟（65.5 ± 21.2），失血 64 mL，住院 3 至 10 天（5.3 ± 2.5）。下肢痛（满分 10 分）6.5，随后 2.9，末次 1.8。JOA（满分 29 分）术前 18.8，术后 19.3，末次 22.7。随访 14 至 30 个月的十例中，优 3 例、良 5 例、可 2 例。</translation>
</message>
<message>
<source>Pain went at once; function came back late, so an early lack of gain is no failure.</source>
<translation>疼痛立即缓解；功能恢复较晚，因此早期未见改善并不等于失败。</translation>
</message>
<message>
<source>One group, no comparison. Two of the twelve died of other illness before they could be seen again.</source>
<translation>一个团队，没有比较。十二例中两例在复诊之前死于其他疾病。</translation>
</message>
</context>
<context>
<name>saying</name>
<message>
<source>{before}, {last}</source>
<translation>{before}、{last}</translation>
</message>
</context>
<context>
<name>published</name>
<message>
<source>final strength told in words only</source>
<translation>末次肌力仅以文字说明</translation>
</message>
<message>
<source>the abstract of the paper itself tells of incontinence, and of corpectomy before durotomy</source>
<translation>原文摘要提到失禁，以及先切除椎体后切开硬膜</translation>
</message>
<message>
<source>operation declined because of age; symptoms unchanged after four months</source>
<translation>因年龄而拒绝手术；四个月后症状无变化</translation>
</message>
<message>
<source>the paper reports three cases, the table one</source>
<translation>原文报告三例，列表为一例</translation>
</message>
<message>
<source>the abstract of the paper itself agrees</source>
<translation>原文摘要与之一致</translation>
</message>
<message>
<source>the case of ma-2022</source>
<translation>即 ma-2022 的病例</translation>
</message>
<message>
<source>the paper itself tells of a left leg without any strength and a weak right one; grade 1 on the right is doubtful</source>
<translation>原文称左下肢完全无肌力，右下肢无力；右侧 1 级存疑</translation>
</message>
<message>
<source>left quadriceps wasted; two pieces within the dura; taken for a meningioma at first</source>
<translation>左侧股四头肌萎缩；硬膜内两块；起初被误认为脑膜瘤</translation>
</message>
<message>
<source>a piece of about 8 x 4 mm came out of the dural sac; some was left because of neuromonitoring</source>
<translation>从硬膜囊内取出一块约 8 x 4 mm；因神经监测而留下部分</translation>
</message>
<message>
<source>pancreatic cancer was found after a month</source>
<translation>一个月后发现胰腺癌</translation>
</message>
<message>
<source>fusion L3 to L5 four years before; left Achilles reflex weak; cement at L5 to S1 on the root S1</source>
<translation>四年前 L3 至 L5 融合；左侧跟腱反射减弱；L5 至 S1 处骨水泥位于 S1 神经根上</translation>
</message>
<message>
<source>figure 4</source>
<translation>图 4</translation>
</message>
<message>
<source>figure 5; T11 was treated too</source>
<translation>图 5；T11 亦经治疗</translation>
</message>
<message>
<source>figure 6; the cord was pressed on</source>
<translation>图 6；脊髓受压</translation>
</message>
<message>
<source>figure 7; from both sides; joint and pedicle healed after 26 months</source>
<translation>图 7；经双侧；26 个月后关节和椎弓根已愈合</translation>
</message>
</context>
</TS>
