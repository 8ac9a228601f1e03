"""What is found in a review, by name: places, ways, deficits, signs."""

from ui.language import Texts

COMPARTMENTS = Texts(
    {
        "canal": "in the canal",
        "epidural": "in the canal outside the dura",
        "epidural_central": "in the middle of the canal",
        "epidural_paracentral": "at the side of the canal",
        "epidural_pedicle_breach": "in the canal at a breached pedicle",
        "venous_epidural": "in the veins of the canal",
        "intradural": "within the dura",
        "intradural_suspected": "within the dura (suspected)",
        "foraminal": "in the foramen",
        "intradiscal_sup": "in the disc above",
        "intradiscal_inf": "in the disc below",
        "paravertebral": "beside the spine",
        "venous_segmental": "in a segmental vein",
        "venous_remote": "in a distant vein or the lung",
        "needle_track": "along a needle's track",
    }
)
ROUTES = Texts(
    {
        "B": "by the vein behind the body (type B)",
        "S": "by a segmental vein (type S)",
        "C": "through the cortex (type C)",
    }
)
LATER_TYPES = Texts(
    {
        "D": "into the disc, type D in later papers",
        "needle_track": "along a needle's track",
    }
)
DEFICITS = Texts(
    {
        "paresis": "loss of strength",
        "bladder_bowel": "bladder or bowel",
        "sensory_level": "loss of feeling below a level",
        "leg_pain": "disabling pain in a leg",
    }
)
QUESTIONS = Texts(
    {
        "paresis": "strength of both legs",
        "bladder_bowel": "bladder and bowel",
        "sensory_level": "level of feeling",
        "leg_pain": "pain in the legs",
    }
)
SIGNS = Texts(
    {
        "K1": "track on the inner side (K1)",
        "K2": "layers (K2)",
        "K3": "none found outside the dura (K3)",
        "K4": "blunt outline (K4)",
    }
)
COMPLICATIONS = Texts(
    {
        "transient_pain": "pain that passed",
        "transient_hypertension": "blood pressure that rose and passed",
        "neurologic_impairment": "nerve injury",
        "pulmonary_embolism": "cement in the lung",
        "cerebral_embolism": "cement in the brain",
        "death": "death",
    }
)
