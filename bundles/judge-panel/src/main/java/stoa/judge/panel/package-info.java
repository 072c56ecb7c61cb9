/**
 * Several judges as one. {@link stoa.judge.panel.PanelJudge} asks a quick judge first and the others only where it is close, something
 * was flagged or all are wanted; {@code Aggregate} makes one score of many; {@code Calibration} brings each judge to the common
 * scale, learning from people who overrule.
 */
@Plugin(id = "judge-panel", title = "Judge: panel")
@NullMarked
package stoa.judge.panel;

import org.jspecify.annotations.NullMarked;
import stoa.api.plugin.Plugin;
