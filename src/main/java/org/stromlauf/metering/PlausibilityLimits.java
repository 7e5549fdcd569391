package org.stromlauf.metering;

/**
 * Between which bounds a load profile is plausible; a clerk changes them in {@code processes/metering/PlausibilityLimits.dmn}.
 *
 * @param spikeFactor a value above so many times the greatest usual one is a spike
 * @param zeroHours so many hours without any use are suspicious
 * @param lowPercent of the expected energy of a day at least
 * @param highPercent of the expected energy of a day at most
 * @param registerPercent by so much the profile may differ from the register
 * @param negativeAllowed whether energy may be negative
 */
public record PlausibilityLimits(
        double spikeFactor,
        int zeroHours,
        int lowPercent,
        int highPercent,
        double registerPercent,
        boolean negativeAllowed) {

    public PlausibilityLimits {
        if (spikeFactor <= 0 || zeroHours < 1 || lowPercent < 0 || highPercent <= lowPercent || registerPercent < 0) {
            throw new IllegalArgumentException("Bounds of plausibility contradict each other: " + spikeFactor + ", "
                    + zeroHours + " h, " + lowPercent + " to " + highPercent + " %, " + registerPercent + " %");
        }
    }
}
