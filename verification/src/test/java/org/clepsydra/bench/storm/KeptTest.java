package org.clepsydra.bench.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with results that are kept is seen, each by a fault that is put into them. */
class KeptTest {
    private static final String CELL = "motor-jam,bedside,0125000000";
    private static final String STORMS = storms();
    private static final String FLIPS = flips();

    @TempDir Path folder;

    /** Ten of each cell and the pairs, none of them run. */
    private static String storms() {
        Shard shard = new Shard(1, 0, Draw.rounds(10));
        Campaign campaign = Campaign.of(CampaignKind.STORMS, shard);
        for (long run = 0; run < shard.count(); run++) {
            campaign.add(new StormResult(Draw.of(1, run), "", 1, 2, 0.5, 10, 1_000, false));
        }
        return campaign.json();
    }

    private static String flips() {
        Flips flips = Flips.of(new Shard(1, 0, 100_000));
        for (long number = 0; number < 100_000; number++) {
            Flip.Kind kind = number == 7 ? Flip.Kind.HARMFUL_DETECTED : Flip.Kind.HARMLESS;
            flips.add(
                    new Flip.Result(
                            1,
                            number,
                            "bedside",
                            "drive.Drive",
                            "a",
                            "a",
                            3,
                            kind,
                            "",
                            false,
                            0,
                            0));
        }
        return flips.json();
    }

    private static List<String> storms(Consumer<JsonObject> fault) {
        JsonObject altered = JsonParser.parseString(STORMS).getAsJsonObject();
        fault.accept(altered);
        return Campaign.read(altered.toString()).wanting();
    }

    private static List<String> flips(Consumer<JsonObject> fault) {
        JsonObject altered = JsonParser.parseString(FLIPS).getAsJsonObject();
        fault.accept(altered);
        return Flips.read(altered.toString()).wanting();
    }

    private static List<String> cell(String figure, long value) {
        return storms(
                all ->
                        all.getAsJsonObject("cells")
                                .getAsJsonObject(CELL)
                                .addProperty(figure, value));
    }

    @Test
    void nothingIsWantingWhereNothingIsWrong() {
        assertEquals(List.of(), storms(all -> {}));
        assertEquals(List.of(), flips(all -> {}));
        // At the bound: 2 nL of 2, 1,000 thousandths.
        assertEquals(List.of(), cell("overNl", 2));
        assertEquals(List.of(), cell("nearestPermille", 1_000));
    }

    @Test
    void aCellThatIsMissingOrHasTooFewIsSeen() {
        List<String> missing = storms(all -> all.getAsJsonObject("cells").remove(CELL));
        assertTrue(missing.contains(CELL + ": 0 storms, fewer than 10"), missing.toString());
        List<String> few = cell("storms", 9);
        assertTrue(few.contains(CELL + ": 9 storms, fewer than 10"), few.toString());
        // As many are in the shards as before.
        assertTrue(few.get(0).endsWith(" run"), few.toString());
    }

    @Test
    void aCellBeyondItsBoundOrWithoutOneIsSeen() {
        List<String> beyond = List.of(CELL + ": beyond its bound: 3 nL, at most 2");
        assertEquals(beyond, cell("overNl", 3));
        assertEquals(1, cell("nearestPermille", 1_001).size());
        assertEquals(List.of(CELL + ": no bound"), cell("boundNl", Long.MAX_VALUE));
        assertEquals(List.of(CELL + ": no bound"), cell("boundNl", 0));
    }

    @Test
    void aFigureThatIsNoneIsBeyondEveryBound() {
        Draw draw = Draw.of(1, 0);
        for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            StormResult over = new StormResult(draw, "", none, 2, 0.5, 0, 1_000, false);
            assertTrue(CellResult.of(over).wrong().orElse("").startsWith("beyond its bound"));
            StormResult bound = new StormResult(draw, "", 1, none, 0.5, 0, 1_000, false);
            assertEquals("no bound", CellResult.of(bound).wrong().orElse(""));
        }
    }

    @Test
    void aStormThatFailedIsSeen() {
        Campaign one = Campaign.of(CampaignKind.THERAPIES, new Shard(1, 0, 1));
        Draw draw = Draw.therapy(1, 0);
        one.add(new StormResult(draw, "the ledger is off", 1, 2, 0.5, 10, 1_000, true));
        List<String> wanting = one.wanting();
        assertEquals(List.of("1 therapies, fewer than 200"), wanting.subList(0, 1));
        assertEquals(List.of(draw.words() + ": the ledger is off"), wanting.subList(1, 2));
    }

    @Test
    void aFlipThatDidHarmUnseenIsSeen() {
        List<String> harmful =
                flips(
                        all -> {
                            JsonObject drive =
                                    all.getAsJsonObject("classes").getAsJsonObject("drive.Drive");
                            drive.addProperty("announced", 0);
                            drive.addProperty("harmful", 1);
                        });
        assertEquals(List.of("drive.Drive: 1 harmful and not announced"), harmful);
        List<String> fewer =
                flips(
                        all ->
                                all.getAsJsonObject("classes")
                                        .getAsJsonObject("drive.Drive")
                                        .addProperty("harmless", 99_998));
        assertTrue(fewer.contains("99999 flips, fewer than 100000"), fewer.toString());
        assertEquals(
                List.of("0 harms told of"),
                flips(all -> all.add("harms", new com.google.gson.JsonArray())));
    }

    @Test
    void resultsOfAnotherCoreAreStaleAndSayWhatRenewsThem() throws Exception {
        Path file = folder.resolve("flips.json");
        assertTrue(Kept.stale(file, "a").startsWith("there are no "), Kept.stale(file, "a"));
        Files.writeString(file, FLIPS);
        String core = Flips.read(FLIPS).core();
        assertEquals("", Kept.stale(file, core));
        String stale = Kept.stale(file, "0123456789ab");
        assertTrue(stale.contains("of core " + core + ", this is 0123456789ab"), stale);
        String renewal =
                "clepsydra-bench.jar storm --bit-flips 100000 --report verification/results";
        assertTrue(stale.endsWith(renewal), stale);
        for (String name : List.of("storms --per-cell 10", "therapies --therapies --runs 200")) {
            String[] words = name.split(" ", 2);
            String told = Kept.stale(folder.resolve(words[0] + ".json"), core);
            assertTrue(told.contains("storm " + words[1] + " --report"), told);
        }
    }

    @Test
    void aBlockThatComesOutOtherwiseIsSeen() {
        // Made up as all of these were, so that no block of them comes out so.
        List<String> wrong = Kept.wrong(Campaign.read(STORMS));
        assertEquals(1, wrong.size(), wrong.toString());
        assertTrue(wrong.get(0).startsWith("storms of seed 1, 50 from "), wrong.toString());
    }

    @Test
    void aBlockThatComesOutTheSameIsNot() {
        // The first runs of a block of 500 are nobody's whole block.
        Flips few = Flips.run(new Shard(1, 0, 20), done -> {});
        assertFalse(few.again(0).same());
        JsonObject smaller = JsonParser.parseString(few.json()).getAsJsonObject();
        smaller.getAsJsonObject("bound").addProperty("blockRuns", 20);
        assertTrue(Flips.read(smaller.toString()).again(0).same());
    }
}
