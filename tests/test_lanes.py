"""Who stands in a lane may do its tasks: a pack never sends somebody a task that the system then refuses."""

import pytest

from ventanilla.processes.tasks import TASKS
from ventanilla.utility.queries import current_pack


@pytest.mark.req("B-10", "H-03")
def test_every_post_of_a_lane_has_the_permissions_of_its_tasks(db):
    posts = current_pack().section("organisation").posts
    lacking = [
        (node.id, post, TASKS[node.task].needs)
        for procedure in current_pack().section("procedures").values()
        for node in procedure.diagram.nodes.values()
        if node.is_person and node.lane and node.task in TASKS and TASKS[node.task].needs
        for post in node.lane.posts
        if TASKS[node.task].needs not in posts[post].permissions
    ]
    assert lacking == []


@pytest.mark.req("B-02")
def test_every_area_that_solves_a_matter_has_somebody_who_may_attend_it(db):
    organisation = current_pack().section("organisation")
    attended = {post.area for post in organisation.posts.values() if "cases.attend" in post.permissions}
    assert {matter.area for matter in current_pack().section("matters").values()} - attended == set()
