package org.clepsydra.bench.scenario;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** A file of YAML, with the place of everything in it. */
final class YamlFile {
    private static final long FILE_BYTES_MAX = 1_000_000;

    private YamlFile() {}

    static Node root(Path path) throws BadScenario {
        String file = path.toString();
        return compose(file, content(path, file));
    }

    private static String content(Path path, String file) throws BadScenario {
        try {
            if (Files.isDirectory(path)) {
                throw new BadScenario(file, 0, "is a folder; name the files in it");
            }
            if (Files.size(path) > FILE_BYTES_MAX) {
                throw new BadScenario(file, 0, "is larger than 1 MB");
            }
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            throw new BadScenario(file, 0, "there is no such file");
        } catch (CharacterCodingException e) {
            throw new BadScenario(file, 0, "is not UTF-8 text");
        } catch (IOException e) {
            throw new BadScenario(file, 0, "cannot be read: " + e.getMessage());
        }
    }

    private static Node compose(String file, String content) throws BadScenario {
        try {
            return new Compose(LoadSettings.builder().setLabel(file).build())
                    .composeString(content)
                    .orElseThrow(() -> new BadScenario(file, 0, "is empty"));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw new BadScenario(file, line, "is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new BadScenario(file, 0, "is not YAML: " + e.getMessage());
        }
    }
}
