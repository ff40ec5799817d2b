"""How Chromium is started here."""

PLAYWRIGHTS = [
    *["AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose"],
    *["HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying"],
    *["OptimizationHints", "PaintHolding", "PreconnectToSearch", "ThirdPartyStoragePartitioning"],
]
"""What Playwright turns off by itself: of two such lists on a command line Chromium reads the last alone."""
OWN = ["WebUIOmniboxAimPopup", "WebUIOmniboxPopup", "SpareRendererForSitePerProcess"]
"""What the browser starts for itself with each window: pages of its address bar, and a process in reserve. They cost more than half of
what a blank page does."""

ARGUMENTS = [
    "--disable-gpu",  # there is none: a process that stands in for it costs a tenth more
    # Everything local runs as root in containers, where Chromium's sandbox and a small /dev/shm do not work.
    "--no-sandbox",
    "--disable-dev-shm-usage",
    f"--disable-features={','.join(PLAYWRIGHTS + OWN)}",
]
