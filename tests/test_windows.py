"""Running sums, densities and distances over the lines of a page."""

import pytest

np = pytest.importorskip("numpy")

from cleantext.windows import FAR, amounts, densities, distances, running_sums  # noqa: E402

COLUMN = np.array([1.0, 0.0, 2.0, 4.0], np.float32)


def test_running_sums_begin_at_nothing():
    assert running_sums(COLUMN).tolist() == [0, 1, 1, 3, 7]
    assert running_sums(COLUMN[:0]).tolist() == [0]


def test_a_density_leaves_the_line_itself_out():
    found = densities("x", COLUMN, [2])
    assert found["x<2"].tolist() == [0, 0.5, 0.5, 1]
    assert found["x>2"].tolist() == [1, 3, 2, 0]


def test_a_window_larger_than_the_page_ends_with_it():
    assert densities("x", COLUMN, [50])["x>50"][0] == pytest.approx(6 / 50)


def test_amounts_are_logarithms_of_all_before_and_after():
    found = amounts("x", COLUMN)
    assert np.expm1(found["x_before"]).round(5).tolist() == [0, 1, 1, 3]
    assert np.expm1(found["x_after"]).round(5).tolist() == [6, 6, 4, 0]


def test_a_place_is_at_no_distance_from_itself():
    found = distances("x", np.array([1, 3]), 5)
    assert np.expm1(found["since_x"]).round(5).tolist() == [
        FAR if i == 0 else i % 2 ^ 1 for i in range(5)
    ]
    assert np.expm1(found["until_x"]).round(5).tolist() == [1, 0, 1, 0, FAR]


def test_without_places_all_is_far():
    found = distances("x", np.array([], int), 3)
    assert (
        set(np.expm1(found["since_x"]).round(3))
        == set(np.expm1(found["until_x"]).round(3))
        == {FAR}
    )
