package org.clepsydra.safety.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configuration items are what git keeps, or what is there. */
class RepositoryTest {
    @TempDir Path root;

    private List<String> paths() throws IOException {
        return new Repository(root).files().stream().map(Repository.Tracked::path).toList();
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .directory(root.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertEquals(0, process.waitFor());
    }

    @Test
    void listsWhatGitKeepsAndNothingElse() throws Exception {
        Files.writeString(root.resolve("kept"), "a");
        Files.writeString(root.resolve("gone"), "b");
        Files.writeString(root.resolve("never added"), "c");
        git("init");
        git("add", "kept", "gone");
        Files.delete(root.resolve("gone"));

        assertEquals(List.of("kept"), paths());
    }

    @Test
    void listsWhatIsThereWhereGitIsNot() throws IOException {
        Files.createDirectories(root.resolve("b/target"));
        Files.writeString(root.resolve("b/target/x.class"), "left");
        Files.writeString(root.resolve("b/two"), "2");
        Files.writeString(root.resolve("a"), "1");

        assertEquals(List.of("a", "b/two"), paths());
    }

    @Test
    void doesNotGuessWhereGitCannotTell() throws IOException {
        Files.writeString(root.resolve(".git"), "gitdir: nowhere");

        assertThrows(IOException.class, this::paths);
    }
}
