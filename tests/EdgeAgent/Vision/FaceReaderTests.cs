using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Pictures;
using Roomtone.EdgeAgent.Vision;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Vision;

public sealed class FaceReaderTests : IDisposable
{
    private static readonly VisionSettings Settings = new() { DetectorModel = Samples.Detector, ExpressionModel = Samples.Expressions };

    private readonly FaceReader _reader = FaceReader.Open(Settings);

    public void Dispose() => _reader.Dispose();

    [Fact]
    public async Task Everybody_in_the_photographs_is_found_also_at_a_cameras_size()
    {
        foreach (var (name, people) in Samples.Photographs)
            Assert.Equal((name, people), (name, _reader.Read(await PhotographAsync(name)).Count));
    }

    [Fact]
    public async Task The_points_are_a_face()
    {
        foreach (var face in _reader.Read(await PhotographAsync("sample6.jpg")))
        {
            var (rightEye, leftEye, nose, mouth) = (face.Points[0], face.Points[1], face.Points[2], face.Points[3]);
            Assert.True(rightEye.X < leftEye.X && nose.Y > rightEye.Y && mouth.Y > nose.Y);
            Assert.InRange(nose.X, face.Box.X, face.Box.X + face.Box.Width);
        }
    }

    [Fact]
    public async Task Broad_smiles_are_read_as_happiness()
    {
        var faces = _reader.Read(await PhotographAsync("sample3.jpg"));

        var smiling = faces.Where(face => face.Box.X > 900).ToList();
        Assert.Equal(2, smiling.Count);
        Assert.All(smiling, face => Assert.True(face.Expressions.Happiness > 0.5f, $"happiness {face.Expressions.Happiness}"));
    }

    [Fact]
    public async Task The_shares_of_a_face_sum_to_one()
    {
        Assert.All(_reader.Read(await PhotographAsync("sample5.jpg")), face =>
        {
            Span<float> shares = stackalloc float[Contracts.Expressions.Count];
            face.Expressions.CopyTo(shares);
            Assert.Equal(1, System.Numerics.Tensors.TensorPrimitives.Sum(shares), 0.001f);
        });
    }

    [Fact]
    public async Task A_frame_costs_at_most_two_kilobytes_of_memory()
    {
        var frame = await PhotographAsync("sample5.jpg");
        for (var i = 0; i < 3; i++) _reader.Read(frame);

        Assert.InRange(AllocatedBytes.LeastOf(10, () => _reader.Read(frame)), 0, 2048);
    }

    [Theory]
    [InlineData(330)]
    [InlineData(440)]
    public async Task A_face_close_to_the_camera_is_found_wherever_it_is(int height)
    {
        var photograph = await PhotographAsync("sample6.jpg");
        var face = _reader.ReadStill(photograph)[0].Box;
        foreach (var centre in (int[])[200, 320, 440])
        {
            var close = Enlarged(photograph, face, height, centre);
            Assert.Contains(_reader.Read(close), found => Math.Abs(found.Box.X + (found.Box.Width / 2) - centre) < 40);
        }
    }

    [Fact]
    public void An_empty_room_has_no_faces()
    {
        var wall = new Frame(640, 480);
        wall.Pixels.AsSpan().Fill(110); // A new frame holds whatever was in memory.

        Assert.Empty(_reader.Read(wall));
    }

    [Fact]
    public void A_missing_network_is_refused_with_its_path_and_the_fix()
    {
        var refusal = Assert.Throws<VisionException>(() => FaceReader.Open(Settings with { DetectorModel = "/no/such.onnx" }));

        Assert.Equal(
            "The network /no/such.onnx is missing. The networks come with Roomtone. In a checkout: git checkout -- models. On a box: apt-get install --reinstall roomtone-agent.",
            refusal.Message
        );
        Assert.Contains(
            "DetectorModel is /no/such.onnx",
            Assert.Single((Settings with { DetectorModel = "/no/such.onnx" }).Problems()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_damaged_network_is_refused()
    {
        var half = Path.GetTempFileName();
        await File.WriteAllBytesAsync(half, File.ReadAllBytes(Samples.Detector)[..100_000], TestContext.Current.CancellationToken);

        var refusal = Assert.Throws<VisionException>(() => FaceReader.Open(Settings with { DetectorModel = half }));

        File.Delete(half);
        Assert.Contains(half, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("git checkout -- models", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Networks_that_changed_places_are_refused()
    {
        var refusal = Assert.Throws<VisionException>(() => FaceReader.Open(Settings with { ExpressionModel = Samples.Detector }));

        Assert.Contains("another network", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>A frame of 640 x 480 in which a face of the photograph is as high as asked for, at a place across.</summary>
    private static Frame Enlarged(Frame photograph, FaceBox face, int height, int centre)
    {
        var frame = new Frame(640, 480);
        var scale = face.Height / height;
        for (var i = 0; i < 640 * 480; i++)
        {
            var x = Math.Clamp(face.X + (face.Width / 2) + (((i % 640) - centre) * scale), 0, photograph.Width - 1);
            var y = Math.Clamp(face.Y + (face.Height / 2) + (((i / 640) - 240) * scale), 0, photograph.Height - 1);
            photograph.Pixels.AsSpan((((int)y * photograph.Width) + (int)x) * 3, 3).CopyTo(frame.Pixels.AsSpan(3 * i));
        }

        return frame;
    }

    private static Task<Frame> PhotographAsync(string name) =>
        StillDecoder.DecodeAsync(Samples.Photograph(name), TestContext.Current.CancellationToken);
}
