package org.thalweg.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.terrain.TerrainFiles;

/** Runs the viewsheds of GRASS and GDAL, where they are installed. */
final class OtherPrograms {
    private OtherPrograms() {}

    /** Real data for checks: named by THALWEG_SHARED, or beside a folder above; null when absent. */
    static Path data(String name) {
        String given = System.getenv("THALWEG_SHARED");
        Path folder = given == null ? null : Path.of(given);
        for (Path at = Path.of("").toAbsolutePath(); folder == null && at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("shared/DESIGN.md"))) {
                folder = at.resolve("shared");
            }
        }
        Path file = folder == null ? null : folder.resolve("data").resolve(name);
        return file != null && Files.isRegularFile(file) ? file : null;
    }

    static boolean installed(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    static GridTerrain read(Path file, String crs) throws IOException {
        return TerrainFiles.load(List.of(file), crs, Double.NaN, null, false).terrain();
    }

    /** gdal_viewshed (Wang 2000): true where seen. */
    static boolean[] gdal(Path raster, GridFrame frame, String crs, int observer, double eye, double target,
            double reach, double refraction, Path folder) throws IOException {
        Path out = folder.resolve("gdal-" + observer + "-" + target + ".tif");
        run("gdal_viewshed", "-q", "-ox", "" + frame.x(observer % frame.columns()), "-oy",
                "" + frame.y(observer / frame.columns()), "-oz", "" + eye, "-tz", "" + target, "-md", "" + reach,
                "-cc", "" + (1 - refraction), "-vv", "255", "-iv", "0", "-ov", "0", raster.toString(), out.toString());
        return flags(read(out, crs), frame, 127);
    }

    /** r.viewshed of GRASS (a radial sweep), several observers and targets in one session: where seen, in their order. */
    static List<boolean[]> grass(Path raster, GridFrame frame, String crs, List<int[]> observersAndTargets, double eye,
            double reach, double refraction, Path folder) throws IOException {
        List<String> lines = new ArrayList<>(List.of("set -e", "export GRASS_VERBOSE=0",
                "r.in.gdal -o input=" + raster + " output=ground", "g.region raster=ground"));
        for (int k = 0; k < observersAndTargets.size(); k++) {
            int observer = observersAndTargets.get(k)[0];
            lines.add("r.viewshed -b -c -r refraction_coeff=" + refraction + " input=ground output=seen" + k
                    + " coordinates=" + frame.x(observer % frame.columns()) + "," + frame.y(observer / frame.columns())
                    + " observer_elevation=" + eye + " target_elevation=" + observersAndTargets.get(k)[1]
                    + " max_distance=" + reach);
            lines.add("r.out.gdal -c -f input=seen" + k + " output=" + folder.resolve("grass-" + k + ".tif")
                    + " format=GTiff type=Float32 nodata=0");
        }
        Path script = folder.resolve("grass.sh");
        Files.writeString(script, String.join("\n", lines));
        run("grass", "--tmp-location", crs, "--exec", "sh", script.toString());
        List<boolean[]> seen = new ArrayList<>();
        for (int k = 0; k < observersAndTargets.size(); k++) {
            seen.add(flags(read(folder.resolve("grass-" + k + ".tif"), crs), frame, 0.5));
        }
        return seen;
    }

    private static boolean[] flags(GridTerrain answer, GridFrame frame, double over) {
        boolean[] seen = new boolean[frame.size()];
        for (int i = 0; i < seen.length; i++) {
            int at = answer.frame().index(frame.x(i % frame.columns()), frame.y(i / frame.columns()));
            seen[i] = at >= 0 && answer.height(at) > over;
        }
        return seen;
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes());
        try {
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.format(Locale.ROOT, "%s failed: %s", String.join(" ", command), text));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
