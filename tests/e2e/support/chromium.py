"""How Chromium is started here."""

PLAYWRIGHTS = [
    *["AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose"],
    *["HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying"],
    *["OptimizationHints", "PaintHolding", "PreconnectToSearch", "ThirdPartyStoragePartitioning"],
]
"""What Playwright turns off by itself: of two such lists on a command line Chromium reads the last alone."""
POPUPS = ["WebUIOmniboxAimPopup", "WebUIOmniboxPopup"]
"""Pages that the browser loads for its own address bar, for each window anew: more than half of what a blank page costs."""

ARGUMENTS = [
    # Everything local runs as root in containers, where Chromium's sandbox and a small /dev/shm do not work.
    "--no-sandbox",
    "--disable-dev-shm-usage",
    f"--disable-features={','.join(PLAYWRIGHTS + POPUPS)}",
]
