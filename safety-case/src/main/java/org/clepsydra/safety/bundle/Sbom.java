package org.clepsydra.safety.bundle;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Takes from a CycloneDX SBOM what differs from build to build. */
final class Sbom {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private Sbom() {}

    /**
     * The SBOM without its serial number and time.
     *
     * @throws IOException when it is no CycloneDX SBOM
     */
    static byte[] normalise(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        JsonObject bom = JsonParser.parseString(text).getAsJsonObject();
        JsonElement format = bom.get("bomFormat");
        if (format == null || !format.getAsString().equals("CycloneDX")) {
            throw new IOException("the SBOM is not in CycloneDX's format");
        }
        bom.remove("serialNumber");
        if (bom.has("metadata")) {
            bom.getAsJsonObject("metadata").remove("timestamp");
        }
        return (GSON.toJson(bom) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
