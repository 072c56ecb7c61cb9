/** A second version of the plugin {@code judge-rubric} which weighs evidence more; read {@link example.rubric.EvidenceJudge} first. */
@Plugin(id = "judge-rubric", title = "Judge: rubric, evidence first")
package example.rubric;

import stoa.api.plugin.Plugin;
