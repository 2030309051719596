package org.clepsydra.bench;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.clepsydra.contract.Clause;
import org.clepsydra.contract.Result;
import org.clepsydra.contract.simulated.SimulatedKit;
import org.clepsydra.world.PumpModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds the simulated pumps to what every device owes behind the ports. */
@Command(
        name = "contract",
        description = "Runs the contract kit against the simulated pumps, one line a clause.",
        mixinStandardHelpOptions = true)
final class ContractCommand implements Callable<Integer> {
    private static final int KEPT = 0;
    private static final int NOT_KEPT = 1;
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    @Spec private CommandSpec spec;

    @Option(names = "--json", description = "Print the results as JSON, and nothing else.")
    private boolean json;

    private record Line(String pump, Result result) {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Line> lines = new ArrayList<>();
        for (PumpModel model : List.of(PumpModel.wearable(), PumpModel.bedside())) {
            for (Clause clause : SimulatedKit.clauses(model)) {
                Line line = new Line(model.name(), clause.run());
                lines.add(line);
                if (!json) {
                    out.printf("%-8s  %s%n", line.pump(), line.result().line());
                    out.flush();
                }
            }
        }
        if (json) {
            out.println(GSON.toJson(array(lines)));
            out.flush();
        }
        return lines.stream().allMatch(l -> l.result().passed()) ? KEPT : NOT_KEPT;
    }

    private static JsonArray array(List<Line> lines) {
        JsonArray all = new JsonArray();
        for (Line line : lines) {
            Result result = line.result();
            JsonObject one = new JsonObject();
            one.addProperty("pump", line.pump());
            one.addProperty("port", result.clause().port());
            one.addProperty("clause", result.clause().name());
            one.addProperty("source", result.clause().source());
            one.addProperty("does", result.clause().does());
            one.addProperty("passed", result.passed());
            one.addProperty("figure", result.finding().figure());
            one.addProperty("limit", result.finding().limit());
            all.add(one);
        }
        return all;
    }
}
