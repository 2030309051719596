package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.clepsydra.contract.Clause;
import org.clepsydra.contract.simulated.SimulatedKit;
import org.clepsydra.world.PumpModel;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ContractCommandTest {
    private static final int CLAUSES = SimulatedKit.clauses(PumpModel.wearable()).size();

    private final StringWriter out = new StringWriter();

    private int execute(String... args) {
        CommandLine line = Bench.commandLine();
        line.setOut(new PrintWriter(out));
        return line.execute(args);
    }

    @Test
    void printsOneLineAClauseAndExitsWithZero() {
        assertEquals(0, execute("contract"));
        List<String> lines = out.toString().lines().toList();
        assertEquals(2 * CLAUSES, lines.size());
        assertTrue(
                lines.stream().allMatch(l -> l.matches("(wearable|bedside ) {2}pass .*")),
                out.toString());
    }

    @Test
    void printsFigureAndLimitOfEachClauseAsJson() {
        assertEquals(0, execute("contract", "--json"));
        JsonArray all = JsonParser.parseString(out.toString()).getAsJsonArray();
        assertEquals(2 * CLAUSES, all.size());
        for (JsonElement one : all) {
            for (String key :
                    List.of("pump", "port", "clause", "source", "does", "figure", "limit")) {
                assertTrue(!one.getAsJsonObject().get(key).getAsString().isBlank(), key);
            }
            assertTrue(one.getAsJsonObject().get("passed").getAsBoolean());
        }
    }

    @Test
    void namesEachClauseOnce() {
        List<Clause> clauses = SimulatedKit.clauses(PumpModel.bedside());
        assertEquals(CLAUSES, clauses.stream().map(Clause::name).distinct().count());
    }
}
