package org.clepsydra.world;

/**
 * The line between pump head and patient.
 *
 * @param complianceUlPerKpa volume the line swells by for each kilopascal, above 0
 * @param resistanceKpaPerMlPerH pressure it takes to drive one millilitre an hour, above 0
 * @param patientKpa gauge pressure at the far end
 */
public record LineSettings(
        double complianceUlPerKpa, double resistanceKpaPerMlPerH, double patientKpa) {
    /** Resistance in kPa for each uL/s: 1 mL/h is 1000 uL in 3600 s. */
    double resistanceKpaSPerUl() {
        return resistanceKpaPerMlPerH * 3.6;
    }
}
