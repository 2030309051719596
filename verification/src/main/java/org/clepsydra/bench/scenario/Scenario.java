package org.clepsydra.bench.scenario;

import java.util.List;
import org.clepsydra.world.LineSettings;
import org.clepsydra.world.PumpModel;

/**
 * One scenario, read and found runnable.
 *
 * @param file as the user named it
 * @param name short, for the summary line
 * @param about what it shows, for a reader
 * @param library the drug library that the pump is given, and the plan's part of it
 * @param prescription what was ordered
 * @param secondEntry what the second person enters
 * @param overlays what may be given apart from the curve
 * @param occlusionPa the plan's pressure limit
 * @param bubbleNl the plan's limit for one bubble
 * @param pump the device
 * @param line between pump and patient
 * @param reservoirNl what an implant's reservoir is filled with at first; else 0
 * @param deadNl what the line holds between pump and patient, 0 where it is not said
 * @param stepPeriod of the controller
 * @param seed of all that is random
 * @param events in the order of their time
 * @param expectations at least one, a verdict among them
 */
public record Scenario(
        String file,
        String name,
        String about,
        LibraryUse library,
        Prescription prescription,
        SecondEntry secondEntry,
        Overlays overlays,
        int occlusionPa,
        long bubbleNl,
        PumpModel pump,
        LineSettings line,
        long reservoirNl,
        long deadNl,
        StepPeriod stepPeriod,
        long seed,
        List<Event> events,
        List<Expectation> expectations) {}
