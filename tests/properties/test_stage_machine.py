"""Stages in any order and any subset: nothing is lost, and nothing fails."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from cleantext import Pipeline
from cleantext.pack import bundled_rules
from cleantext.stages import ARTICLE_STAGES, AUTO_STAGES, PAGE_STAGES

from .drawn import texts
from .tiling import assert_nothing_is_lost

STAGES = tuple(dict.fromkeys((*ARTICLE_STAGES, *PAGE_STAGES, *AUTO_STAGES)))
RULES = [rule for rule in bundled_rules() if rule.language in ("en", "und")]


class Stages(RuleBasedStateMachine):
    """A pipeline that is put together and taken apart while it cleans."""

    @initialize(stages=st.permutations(STAGES), size=st.integers(0, len(STAGES)))
    def begin(self, stages, size):
        # The rules and what was learned of them are shared: only the stages change.
        self.pipeline = Pipeline(stages[:size], RULES)

    @rule(stage=st.sampled_from(STAGES), data=st.data())
    def put_in(self, stage, data):
        names = self.pipeline.stage_names
        place = data.draw(st.sampled_from([None, *names]))
        self.pipeline.stages = self.pipeline.with_stage(stage, before=place).stages

    @rule(data=st.data())
    def take_out(self, data):
        names = self.pipeline.stage_names
        if names:
            self.pipeline.stages = self.pipeline.without(data.draw(st.sampled_from(names))).stages

    @rule(threshold=st.sampled_from([0.0, 0.5, 0.8, 0.95, 1.0]))
    def threshold(self, threshold):
        self.pipeline.min_confidence = threshold

    @rule(share=st.sampled_from([0.0, 0.5, 1.0]))
    def guard(self, share):
        self.pipeline.most_cut = share

    @rule(text=st.one_of(texts(), st.text(max_size=200)))
    def clean(self, text):
        article = self.pipeline(text)
        assert_nothing_is_lost(article, text)
        assert article == self.pipeline(text)


TestStages = Stages.TestCase
TestStages.settings = settings(max_examples=40, stateful_step_count=15, deadline=None)
