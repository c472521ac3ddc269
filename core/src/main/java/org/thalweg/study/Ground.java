package org.thalweg.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.thalweg.terrain.FormulaTerrain;
import org.thalweg.terrain.GridTerrain;
import org.thalweg.terrain.LoadedTerrain;
import org.thalweg.terrain.ModelTerrain;
import org.thalweg.terrain.Projection;
import org.thalweg.terrain.TerrainFiles;
import org.thalweg.territory.Gate;

/**
 * The ground of a study, with what readers must know of it.
 *
 * @param terrain the ground
 * @param note one sentence on what it is
 * @param model whether it is modelled, not measured
 * @param voids void cells
 */
record Ground(GridTerrain terrain, String note, boolean model, int voids) {
    /** Catchment (m2) from which a stream needs a culvert. */
    static final double CULVERT_CATCHMENT = 0.5e6;

    /** Catchment (m2) from which a stream needs a bridged opening. */
    static final double BRIDGE_CATCHMENT = 15e6;

    /** The ground is read this far (m) around the gates, and half their distance further. */
    private static final double MARGIN = 3000;

    /** And no further beyond the territory than this (m). */
    private static final double BEYOND = 500;

    static Ground of(Scenario scenario) {
        TerrainSource source = scenario.terrain();
        if (source instanceof TerrainSource.Model model) {
            return new Ground(
                    ModelTerrain.read(model.file()),
                    "The ground is a model made from published heights and the form of the valley, not a survey: lengths"
                            + " and directions along the border are true, heights and earthwork are indicative only.",
                    true,
                    0);
        }
        if (source instanceof TerrainSource.Formula formula) {
            return new Ground(
                    FormulaTerrain.of(formula.name(), formula.parameters()),
                    "The ground is a formula ('" + formula.name() + "'), not a place.",
                    true,
                    0);
        }
        return of(scenario, (TerrainSource.Files) source, BEYOND);
    }

    private static Ground of(Scenario scenario, TerrainSource.Files files, double beyond) {
        try {
            LoadedTerrain loaded = TerrainFiles.load(
                    files.files(), scenario.crs(), files.cell(), window(scenario, beyond), files.fillVoids());
            return new Ground(loaded.terrain(), loaded.note(), false, loaded.voids());
        } catch (IOException e) {
            throw new BadInput(e.getMessage());
        }
    }

    /** The same ground, reaching so far (m) beyond the territory where files have it. */
    Ground reaching(Scenario scenario, double beyond) {
        boolean cut = scenario.terrain() instanceof TerrainSource.Files && scenario.territory() != null;
        return cut && beyond > BEYOND ? of(scenario, (TerrainSource.Files) scenario.terrain(), beyond) : this;
    }

    /** The part of the ground that a study can need: around the gates, and little further than the territory. */
    private static double[] window(Scenario scenario, double beyond) {
        Envelope gates = new Envelope();
        for (ModePlan plan : scenario.modes().values()) {
            for (Gate gate : List.of(plan.from(), plan.to())) {
                gates.expandToInclude(gate.place().getEnvelopeInternal());
            }
        }
        Envelope window = new Envelope(gates);
        window.expandBy(MARGIN + 0.5 * Math.max(gates.getWidth(), gates.getHeight()));
        if (scenario.territory() != null) {
            Envelope territory = new Envelope(scenario.territory().getEnvelopeInternal());
            territory.expandBy(beyond);
            territory.expandToInclude(gates);
            window = window.intersection(territory);
        }
        return new double[] {window.getMinX(), window.getMinY(), window.getMaxX(), window.getMaxY()};
    }

    /** Length on the grid per length on the ground, in the middle of the gates. */
    double gridScale(Scenario scenario) {
        List<Gate> gates = new ArrayList<>();
        scenario.modes().values().forEach(plan -> gates.addAll(List.of(plan.from(), plan.to())));
        double x = gates.stream().mapToDouble(g -> g.place().getCentroid().getX()).average().orElseThrow();
        double y = gates.stream().mapToDouble(g -> g.place().getCentroid().getY()).average().orElseThrow();
        return Projection.of(scenario.crs()).scaleAt(x, y);
    }
}
