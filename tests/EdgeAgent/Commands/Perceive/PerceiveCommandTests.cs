using System.Diagnostics;
using System.Text.Json;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Pictures;
using Roomtone.EdgeAgent.Commands.Perceive;
using Roomtone.EdgeAgent.State.Files;
using Roomtone.EdgeAgent.Tests.Camera.Pictures;
using Roomtone.EdgeAgent.Tests.Vision;
using Roomtone.EdgeAgent.Vision.Expression;

namespace Roomtone.EdgeAgent.Tests.Commands.Perceive;

public sealed class PerceiveCommandTests : IDisposable
{
    private static readonly string[] Networks =
    [
        $"--Vision:DetectorModel={Samples.Detector}",
        $"--Vision:ExpressionModel={Samples.Expressions}",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("roomtone-perceive-");
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task All_the_people_in_the_photographs_are_found()
    {
        var code = await PerceiveAsync(["--json", .. Samples.Photographs.Select(photograph => Samples.Photograph(photograph.Name))]);

        Assert.Equal(0, code);
        Assert.Equal(
            Samples.Photographs.Select(photograph => photograph.People),
            Answers().Select(answer => answer.GetProperty("faces").GetArrayLength())
        );
    }

    [Fact]
    public async Task An_answer_has_the_agreed_shape()
    {
        await PerceiveAsync("--json", Samples.Photograph("sample1.jpg"));

        var answer = Assert.Single(Answers());
        Assert.Equal(Samples.Photograph("sample1.jpg"), answer.GetProperty("image").GetString());
        var face = answer.GetProperty("faces")[0];
        Assert.Equal(4, face.GetProperty("box").GetArrayLength());
        Assert.Equal(6, face.GetProperty("points").GetArrayLength());
        Assert.Equal(2, face.GetProperty("points")[0].GetArrayLength());
        Assert.Equal(8, face.GetProperty("expressions").EnumerateObject().Count());
        foreach (var name in (string[])["score", "valence", "arousal", "confidence"])
            Assert.InRange(face.GetProperty(name).GetDouble(), -1, 1);
        Assert.Contains(face.GetProperty("mood").GetString(), (string[])["happy", "calm", "tense", "sad", "neutral", "unknown"]);
    }

    [Fact]
    public async Task Below_the_threshold_of_the_networks_file_the_answer_is_not_sure()
    {
        using var network = new ExpressionNetwork(Samples.Expressions);

        await PerceiveAsync(["--json", .. Samples.Photographs.Select(photograph => Samples.Photograph(photograph.Name))]);

        foreach (var face in Answers().SelectMany(answer => answer.GetProperty("faces").EnumerateArray()))
        {
            var sure = face.GetProperty("sure").GetBoolean();
            Assert.Equal(face.GetProperty("confidence").GetDouble() >= network.NotSureBelow, sure);
            if (!sure) Assert.Equal("unknown", face.GetProperty("mood").GetString());
        }
    }

    [Fact]
    public async Task What_cannot_be_read_is_named_and_the_rest_is_done()
    {
        var text = Write("notes.txt", "no picture"u8.ToArray());
        var half = Write("half.jpg", File.ReadAllBytes(Samples.Photograph("sample3.jpg"))[..80_000]);
        var empty = _folder.CreateSubdirectory("empty").FullName;

        var code = await PerceiveAsync("--json", text, half, empty, "/no/where", Samples.Photograph("sample4.jpg"));

        Assert.Equal(1, code);
        Assert.Equal(
            [
                $"{text} is not a picture. Allowed: JPEG, PNG, WebP, BMP.",
                $"{half} is cut off: the JPEG has no end. Copy it again.",
                $"The folder {empty} holds no picture (JPEG, PNG, WebP, BMP).",
                "/no/where is not there. Name a picture or a folder of pictures.",
            ],
            _errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var answers = Answers();
        Assert.Equal([text, half, empty, "/no/where"], answers[..4].Select(answer => answer.GetProperty("image").GetString()));
        Assert.Equal(
            _errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries),
            answers[..4].Select(answer => answer.GetProperty("error").GetString())
        );
        Assert.All(answers[..4], answer => Assert.False(answer.TryGetProperty("faces", out _)));
        Assert.Equal(4, answers[4].GetProperty("faces").GetArrayLength());
        Assert.False(answers[4].TryGetProperty("error", out _));
    }

    [Fact]
    public async Task A_damaged_picture_of_any_kind_is_an_error()
    {
        var png = Write("half.png", File.ReadAllBytes(await ConvertedAsync("whole.png", "pngenc"))[..5_000]);
        var webp = Write("half.webp", [.. "RIFF\x10\0\0\0WEBPVP8 "u8, 1, 2, 3]);
        var jpeg = Write("noise.jpg", [0xFF, 0xD8, 0xFF, 0xDA, 0, 2, 7, 7, 7, 0xFF, 0xD9]);

        Assert.Equal(1, await PerceiveAsync("--json", png, webp, jpeg));
        Assert.Equal(3, _errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_folder_is_read_in_the_order_of_its_names_and_png_and_bmp_too()
    {
        Write(
            "b.bmp",
            Bitmap(await StillDecoder.DecodeAsync(await ConvertedAsync("a.png", "pngenc"), TestContext.Current.CancellationToken))
        );
        Write("readme.txt", "not a picture"u8.ToArray());

        Assert.Equal(0, await PerceiveAsync("--json", _folder.FullName));
        Assert.Equal(["a.png", "b.bmp"], Answers().Select(answer => Path.GetFileName(answer.GetProperty("image").GetString()!)));
        Assert.All(Answers(), answer => Assert.Equal(3, answer.GetProperty("faces").GetArrayLength()));
    }

    [Fact]
    public async Task A_photograph_lying_on_its_side_is_set_upright_as_its_exif_says()
    {
        var lying = await ConvertedAsync("lying.jpg", "jpegenc", "videoflip", "video-direction=90l", "!");
        var jpeg = File.ReadAllBytes(lying);
        byte[] exif =
        [
            0xFF,
            0xE1,
            0,
            34,
            .. "Exif\0\0"u8,
            .. "II*\0"u8,
            8,
            0,
            0,
            0,
            1,
            0,
            0x12,
            0x01,
            3,
            0,
            1,
            0,
            0,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
        ];
        Write("lying.jpg", [.. jpeg[..2], .. exif, .. jpeg[2..]]);

        await PerceiveAsync("--json", lying, Samples.Photograph("sample1.jpg"));

        var answers = Answers();
        Assert.Equal(3, answers[0].GetProperty("faces").GetArrayLength());
        var (turned, upright) = (
            answers[0].GetProperty("faces")[0].GetProperty("box"),
            answers[1].GetProperty("faces")[0].GetProperty("box")
        );
        Assert.Equal(upright[0].GetDouble() / 3, turned[0].GetDouble(), 12.0);
        Assert.Equal(upright[1].GetDouble() / 3, turned[1].GetDouble(), 12.0);
    }

    /// <summary>Within what the formats' own losses and a chroma grid that lies otherwise do to a box.</summary>
    [Fact]
    public async Task Webp_and_png_lying_on_their_side_are_set_upright_too()
    {
        var lying = await ConvertedAsync("lying.png", "pngenc", "videoflip", "video-direction=90l", "!");
        Write("lying.png", OddPictures.WithChunk(File.ReadAllBytes(lying), "eXIf", OddPictures.Orientation(6)));

        Assert.Equal(0, await PerceiveAsync("--json", OddPictures.Path("o6.webp"), lying, Samples.Photograph("sample1.jpg")));

        var boxes = Answers().Select(Boxes).ToList();
        Assert.All(boxes, all => Assert.Equal(3, all.Count));
        AssertNear(boxes[2], boxes[0], 15);
        AssertNear([.. boxes[2].Select(box => box.Select(side => side / 3).ToArray())], boxes[1], 12);
    }

    [Fact]
    public async Task The_boxes_of_a_picture_that_was_decoded_smaller_are_in_its_own_pixels()
    {
        var large = await ConvertedAsync("large.jpg", "jpegenc", "videoscale", "!", "video/x-raw,width=7680,height=5120", "!");

        Assert.Equal(0, await PerceiveAsync("--json", large, Samples.Photograph("sample1.jpg")));

        var boxes = Answers().Select(Boxes).ToList();
        Assert.Equal(3, boxes[0].Count);
        AssertNear([.. boxes[1].Select(box => box.Select(side => side * 4).ToArray())], boxes[0], 150);
    }

    [Fact]
    public async Task Of_a_folder_full_of_odd_pictures_each_is_answered()
    {
        var photograph = File.ReadAllBytes(OddPictures.Path("a.jpg"));
        foreach (var name in (string[])["cmyk.jpg", "crc.png", "zero.bmp", "gap.jpg", "exif.jpg"]) Write(name, OddPictures.Read(name));
        foreach (var name in (string[])["a\nb.jpg", "c\rd.jpg", "-x.jpg", "quo\"te.jpg", "写真.jpg"]) Write(name, photograph);
        for (var length = 0; length < photograph.Length; length += 211) Write($"cut{length:00000}.jpg", photograph[..length]);
        Process.Start("mkfifo", [Path.Combine(_folder.FullName, "pipe.jpg")]).WaitForExit();
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "loop.jpg"), "loop.jpg");
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "zero.jpg"), "/dev/zero");
        _folder.CreateSubdirectory("folder.jpg");

        Assert.Equal(1, await PerceiveAsync("--json", _folder.FullName));

        var answers = Answers();
        Assert.Equal(_folder.EnumerateFileSystemInfos().Count(), answers.Count);
        foreach (var answer in answers)
        {
            var isRead = answer.TryGetProperty("faces", out _);
            Assert.NotEqual(isRead, answer.TryGetProperty("error", out var error));
            var shown = RegularFile.Shown(answer.GetProperty("image").GetString()!);
            if (!isRead) Assert.StartsWith($"{shown} ", error.GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(7, answers.Count(answer => answer.TryGetProperty("faces", out _)));
        Assert.Equal(answers.Count - 7, _errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task After_two_dashes_everything_is_a_path()
    {
        Assert.Equal(1, await PerceiveAsync("--json", "--", "--Vision:MinScore=7"));

        Assert.Equal("--Vision:MinScore=7 is not there. Name a picture or a folder of pictures.", _errors.ToString().TrimEnd());
    }

    [Fact]
    public async Task A_crop_is_one_face_as_large_as_the_picture()
    {
        var crop = await ConvertedAsync("crop.png", "pngenc", "videocrop", "left=400", "top=130", "right=150", "bottom=200", "!");

        Assert.Equal(0, await PerceiveAsync("--json", "--crops", crop));

        var face = Assert.Single(Answers()).GetProperty("faces");
        Assert.Equal(1, face.GetArrayLength());
        Assert.Equal(0, face[0].GetProperty("box")[0].GetDouble());
    }

    [Fact]
    public async Task For_people_there_is_a_table()
    {
        await PerceiveAsync(Samples.Photograph("sample3.jpg"));

        Assert.Contains("sample3.jpg: 3 faces", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("happiness", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No picture is named.")]
    [InlineData("--loud is not known.", "--loud", "a.jpg")]
    [InlineData("--min-score is 7.", "--min-score", "7", "a.jpg")]
    public async Task Wrong_use_is_explained(string sentence, params string[] args)
    {
        Assert.Equal(2, await PerceiveAsync(args));
        Assert.StartsWith(sentence, _errors.ToString(), StringComparison.Ordinal);
    }

    private Task<int> PerceiveAsync(params string[] args) =>
        new PerceiveCommand(_output, _errors).ExecuteAsync([.. Networks, .. args], TestContext.Current.CancellationToken);

    private List<JsonElement> Answers() =>
        [.. _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>From left to right.</summary>
    private static List<double[]> Boxes(JsonElement answer) =>
        [
            .. answer
                .GetProperty("faces")
                .EnumerateArray()
                .Select(face => face.GetProperty("box").EnumerateArray().Select(side => side.GetDouble()).ToArray())
                .OrderBy(box => box[0]),
        ];

    private static void AssertNear(List<double[]> expected, List<double[]> boxes, double pixels)
    {
        foreach (var (one, other) in expected.Zip(boxes))
            for (var side = 0; side < 4; side++)
                Assert.Equal(one[side], other[side], pixels);
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>A Windows bitmap: a header of 54 bytes, then rows from below, blue green red.</summary>
    private static byte[] Bitmap(Frame frame)
    {
        var stride = ((frame.Width * 3) + 3) / 4 * 4;
        var file = new byte[54 + (stride * frame.Height)];
        (file[0], file[1], file[10], file[14], file[26], file[28]) = ((byte)'B', (byte)'M', 54, 40, 1, 24);
        BitConverter.TryWriteBytes(file.AsSpan(2), file.Length);
        BitConverter.TryWriteBytes(file.AsSpan(18), frame.Width);
        BitConverter.TryWriteBytes(file.AsSpan(22), frame.Height);
        for (var i = 0; i < frame.Pixels.Length; i++)
        {
            var (row, x, channel) = (i / 3 / frame.Width, i / 3 % frame.Width, i % 3);
            file[54 + ((frame.Height - 1 - row) * stride) + (3 * x) + 2 - channel] = frame.Pixels[i];
        }

        return file;
    }

    /// <summary>The first photograph at 640 x 427, made into another file.</summary>
    private async Task<string> ConvertedAsync(string name, string encoder, params string[] steps)
    {
        var path = Path.Combine(_folder.FullName, name);
        string[] pipeline =
        [
            "-q", "filesrc", $"location={Samples.Photograph("sample1.jpg")}", "!", "jpegdec", "!", "videoconvert", "!", "videoscale", "!",
            "video/x-raw,width=640,height=427", "!", .. steps, "videoconvert", "!", encoder, "!", "filesink", $"location={path}",
        ];
        using var process = Process.Start("gst-launch-1.0", pipeline);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return path;
    }
}
