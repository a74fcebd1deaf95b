using Roomtone.EdgeAgent.Vision;
using Roomtone.EdgeAgent.Vision.Detection;

namespace Roomtone.EdgeAgent.Tests.Vision;

public sealed class NonMaximumSuppressionTests
{
    private readonly FaceCandidates _faces = new();

    [Fact]
    public void Boxes_of_one_face_are_blended_by_their_scores()
    {
        Add(0.9f, new FaceBox(0, 0, 10, 10));
        Add(0.3f, new FaceBox(4, 0, 10, 10));

        NonMaximumSuppression.Apply(_faces);

        var face = Assert.Single(_faces.Faces.ToArray());
        Assert.Equal(0.9f, face.Score);
        Assert.Equal(1, face.Box.X, 1e-5f);
        Assert.Equal(10, face.Box.Width, 1e-4f);
    }

    [Fact]
    public void Faces_side_by_side_stay_two_and_the_surest_comes_first()
    {
        Add(0.6f, new FaceBox(0, 0, 10, 10));
        Add(0.8f, new FaceBox(8, 0, 10, 10));
        Add(0.7f, new FaceBox(1, 0, 10, 10));

        NonMaximumSuppression.Apply(_faces);

        Assert.Equal([0.8f, 0.7f], _faces.Faces.ToArray().Select(face => face.Score));
    }

    [Fact]
    public void A_small_box_inside_a_surer_one_is_a_part_of_that_face()
    {
        Add(0.9f, new FaceBox(0, 0, 100, 100));
        Add(0.6f, new FaceBox(30, 50, 30, 30));

        NonMaximumSuppression.Apply(_faces);

        Assert.Equal(100, Assert.Single(_faces.Faces.ToArray()).Box.Width);
    }

    [Fact]
    public void Nothing_stays_nothing()
    {
        NonMaximumSuppression.Apply(_faces);

        Assert.Equal(0, _faces.Count);
    }

    private void Add(float score, FaceBox box) => _faces.Add(new DetectedFace(box, score, default));
}
