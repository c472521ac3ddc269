package org.thalweg.study;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.security.SecurityFindings;
import org.thalweg.border.BorderStudy;
import org.thalweg.standard.Mode;
import org.thalweg.terms.TermsAnalysis;
import org.thalweg.terrain.GridFrame;
import org.thalweg.terrain.GridTerrain;

/**
 * A finished study.
 *
 * @param scenario what was asked
 * @param terrain the ground used
 * @param terrainNote one sentence on what the ground is (a survey, a global model, a model terrain) for every output
 * @param modelTerrain whether the ground is modelled, not measured
 * @param voids number of void cells in the ground
 * @param corridors best line through a cell / best overall - 1, per mode
 * @param alternatives in the scenario's order
 * @param floors least length (m) of any line inside the territory between the gates, per mode
 * @param gridScale length on the grid / length on the ground at the middle of the case
 * @param notes findings that readers should know, in sentences
 * @param security exposure and hazards of the lines
 * @param posts the posts at the gates; null where nothing was asked about them
 * @param worth what the alternatives are worth, and how sure; null when the scenario has no section economy
 * @param terms what the parties could stably agree on; null when the scenario has no terms
 * @param operation how trains, trucks and cars move along the lines; null when nothing was asked about them
 */
public record Study(
        Scenario scenario,
        GridTerrain terrain,
        String terrainNote,
        boolean modelTerrain,
        int voids,
        SortedMap<Mode, Corridor> corridors,
        List<Alternative> alternatives,
        SortedMap<Mode, Double> floors,
        double gridScale,
        List<String> notes,
        SecurityFindings security,
        BorderStudy posts,
        StudyWorth worth,
        TermsAnalysis terms,
        StudyOperation operation) {
    /**
     * The corridor band as a raster.
     *
     * @param frame the raster's frame
     * @param excess best line through the cell / best overall - 1 (minimum over heights); NaN outside the band
     */
    public record Corridor(GridFrame frame, float[] excess) {}

    /** Copies. */
    public Study {
        corridors = Collections.unmodifiableSortedMap(new TreeMap<>(corridors));
        alternatives = List.copyOf(alternatives);
        floors = Collections.unmodifiableSortedMap(new TreeMap<>(floors));
        notes = List.copyOf(notes);
        Objects.requireNonNull(security);
    }

    /**
     * A study of lines alone: nothing was asked about security or posts.
     *
     * @param scenario see above, and so on
     * @param terrain see above
     * @param terrainNote see above
     * @param modelTerrain see above
     * @param voids see above
     * @param corridors see above
     * @param alternatives see above
     * @param floors see above
     * @param gridScale see above
     * @param notes see above
     */
    public Study(
            Scenario scenario,
            GridTerrain terrain,
            String terrainNote,
            boolean modelTerrain,
            int voids,
            SortedMap<Mode, Corridor> corridors,
            List<Alternative> alternatives,
            SortedMap<Mode, Double> floors,
            double gridScale,
            List<String> notes) {
        this(scenario, terrain, terrainNote, modelTerrain, voids, corridors, alternatives, floors, gridScale, notes,
                SecurityFindings.NONE, null, null, null, null);
    }

    /**
     * This study with exposure and hazards of its lines.
     *
     * @param found exposure and hazards
     * @return the study
     */
    public Study with(SecurityFindings found) {
        return new Study(scenario, terrain, terrainNote, modelTerrain, voids, corridors, alternatives, floors, gridScale,
                notes, found, posts, worth, terms, operation);
    }

    /**
     * This study with the posts at its gates.
     *
     * @param found the posts
     * @return the study
     */
    public Study with(BorderStudy found) {
        return new Study(scenario, terrain, terrainNote, modelTerrain, voids, corridors, alternatives, floors, gridScale,
                notes, security, found, worth, terms, operation);
    }

    /**
     * This study with the worth of its alternatives.
     *
     * @param found worth, risk and closures; null where nothing was asked about them
     * @return the study
     */
    public Study with(StudyWorth found) {
        return new Study(scenario, terrain, terrainNote, modelTerrain, voids, corridors, alternatives, floors, gridScale,
                notes, security, posts, found, terms, operation);
    }

    /**
     * This study with what the parties could agree on.
     *
     * @param found the analysis
     * @return the study
     */
    public Study with(TermsAnalysis found) {
        return new Study(scenario, terrain, terrainNote, modelTerrain, voids, corridors, alternatives, floors, gridScale,
                notes, security, posts, worth, found, operation);
    }

    /**
     * This study with the trains, trucks and cars on its lines.
     *
     * @param found their runs and what the railway carries; null where nothing was asked about them
     * @return the study
     */
    public Study with(StudyOperation found) {
        return new Study(scenario, terrain, terrainNote, modelTerrain, voids, corridors, alternatives, floors, gridScale,
                notes, security, posts, worth, terms, found);
    }
}
