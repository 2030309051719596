package org.clepsydra.bench;

import org.clepsydra.bench.scenario.Banding;
import org.clepsydra.bench.scenario.LibraryUse;
import org.clepsydra.bench.scenario.OrderedDose;
import org.clepsydra.bench.scenario.Overlays;
import org.clepsydra.bench.scenario.Prescription;
import org.clepsydra.bench.scenario.Program;
import org.clepsydra.bench.scenario.RateSteps;
import org.clepsydra.bench.scenario.Scenario;
import org.clepsydra.bench.scenario.SecondEntry;
import org.clepsydra.plan.DeadVolume;
import org.clepsydra.plan.DrugDraft;
import org.clepsydra.plan.OrderRounding;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.PlanLayout;

/** Writes an order down for the core, and enters it again, as the operators would. */
final class OrderedPlan {
    private OrderedPlan() {}

    static PlanDraft of(DeviceRecord device, Scenario scenario) {
        Prescription ordered = scenario.prescription();
        PlanDraft draft =
                new PlanDraft(device)
                        .planId(1)
                        .bsaCm2(ordered.bsaCm2())
                        .concentration(ordered.concentrationNg(), ordered.concentrationNl())
                        .durationMs(ordered.durationMs())
                        .typedRateNlPerH(ordered.typedRateNlPerH())
                        .doseRateNgPerM2PerHMax(ordered.doseRateNgPerM2PerHMax())
                        .doseNgPerM2Max(ordered.doseNgPerM2Max())
                        .pressureLimitPa(scenario.occlusionPa())
                        .bubbleLimitNl(scenario.bubbleNl())
                        .drug(drug(scenario.library()));
        if (!ordered.rateSteps().used()) {
            program(draft, ordered.program());
        }
        dose(draft, ordered.dose());
        overlays(draft, scenario.overlays());
        return draft.rounding(rounding(ordered));
    }

    private static void overlays(PlanDraft draft, Overlays overlays) {
        Overlays.Extra bolus = overlays.bolus();
        Overlays.Extra prime = overlays.prime();
        if (bolus.used()) {
            draft.bolus(bolus.amount(), bolus.ms(), bolus.gapMs(), bolus.most());
        }
        if (prime.used()) {
            draft.prime(prime.amount(), prime.ms(), prime.most());
        }
        if (overlays.flush().used()) {
            draft.flush(overlays.flush().amount(), overlays.flush().ms());
        }
        Overlays.Extra kvo = overlays.kvo();
        if (kvo.used()) {
            draft.kvo(kvo.amount(), kvo.ms(), kvo.most());
        }
        if (overlays.minimumRate()) {
            draft.minimumRate();
        }
    }

    private static OrderRounding rounding(Prescription ordered) {
        RateSteps steps = ordered.rateSteps();
        OrderRounding rounding =
                new OrderRounding()
                        .doseBandPercentMax(ordered.banding().percentMax())
                        .rateStepNlPerH(steps.stepNlPerH())
                        .fineRateStepNlPerH(steps.fineNlPerH(), steps.belowNlPerH());
        for (Banding.Band band : ordered.banding().bands()) {
            rounding.doseBand(band.fromNg(), band.belowNg(), band.doseNg());
        }
        return rounding;
    }

    /** From the start until the drug has filled the line; -1 when it never does. */
    static long reachesMs(DeviceRecord device, Scenario scenario) {
        long[] image = new long[PlanLayout.WORDS];
        of(device, scenario).writeTo(image);
        return DeadVolume.delayMs(image, scenario.deadNl());
    }

    /** A second person enters the order again, as the scenario says or else right. */
    static void enterAgain(Scenario scenario, OrderFrame orders) {
        SecondEntry entry = scenario.secondEntry();
        orders.enter(entry.doseNg(), entry.durationMs(), entry.rateNlPerH());
    }

    private static DrugDraft drug(LibraryUse use) {
        return new DrugDraft()
                .libraryVersion(use.version())
                .drugId(use.drugId())
                .route(use.route())
                .softReason(use.reason())
                .beforeNgPerM2(use.beforeNgPerM2())
                .beforeInCycleNgPerM2(use.beforeInCycleNgPerM2());
    }

    private static void dose(PlanDraft draft, OrderedDose dose) {
        switch (dose.basis()) {
            case WHOLE -> draft.doseNg(dose.figure());
            case PER_AREA -> draft.doseNgPerM2(dose.figure());
            case PER_WEIGHT -> draft.doseNgPerKg(dose.figure(), dose.second());
            case AUC -> draft.doseByCalvert(dose.figure(), dose.second());
        }
        switch (dose.span()) {
            case COURSE -> {}
            case HOUR -> draft.dosePerHour();
            case DAY -> draft.dosePerDay();
        }
    }

    private static void program(PlanDraft draft, Program program) {
        program.before().forEach(part -> add(draft, part));
        if (program.times() > 1) {
            draft.cycle(program.times());
        }
        program.cycle().forEach(part -> add(draft, part));
    }

    private static void add(PlanDraft draft, Program.Part part) {
        switch (part.shape()) {
            case FLAT -> draft.flat(part.parts(), part.ms());
            case RAMP -> draft.ramp(part.parts(), part.ms(), part.firstPercent());
            case RAISED_COSINE -> draft.raisedCosine(part.parts(), part.ms());
            case PAUSE -> draft.pause(part.ms());
        }
    }
}
