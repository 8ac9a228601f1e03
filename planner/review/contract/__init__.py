"""What a review tool and the program promise each other.

A tool is a function from data to data: it receives images, anatomy and plan and returns
findings, overlays, tables and figures. It runs in a process of its own, shows nothing,
and knows neither Qt nor VTK. `tool` says what a tool is, `parameters` what it may ask,
`inputs` what it receives, `result` what it returns and `hooks` how it is found.
"""
