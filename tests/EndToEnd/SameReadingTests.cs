using System.Diagnostics;
using System.Text.Json;
using Roomtone.Lab;

namespace Roomtone.EndToEnd.Tests;

/// <summary>The networks in the browser against those of the box.</summary>
public sealed class SameReadingTests(WholeAppliance whole, ITestOutputHelper output)
{
    /// <summary>A folder of more photographs, of which the first hundred are read too.</summary>
    private const string MorePictures = "ROOMTONE_TEST_PICTURES";

    private const double SameBox = 0.9;
    private const float SameShare = 0.02f;
    private const double MostShares = 0.95;

    [Fact]
    public async Task A_page_reads_in_a_photograph_what_perceive_reads()
    {
        var more = PicturesIn(Environment.GetEnvironmentVariable(MorePictures)).Take(100);
        string[] photographs = [.. PicturesIn(whole.Folder.Pictures), .. more];
        var boxes = await PerceiveAsync(photographs);
        var page = await whole.OwnersPageAsync();
        var listen = await ListenPage.OpenAsync(page, whole.Appliance.Address);

        var (faces, apart) = (0, new List<float>());
        foreach (var (photograph, expected) in photographs.Zip(boxes))
        {
            var seen = await listen.ReadAsync(photograph);
            Assert.Equal(expected.Count, seen.Count);
            foreach (var face in expected)
            {
                var same = seen.MaxBy(one => Overlap(one.Box, face.Box))!;
                Assert.True(Overlap(same.Box, face.Box) >= SameBox, $"{photograph}: the page sees no face at {string.Join(", ", face.Box)}");
                apart.AddRange(face.Expressions.Select(share => Math.Abs(share.Value - same.Expressions[share.Key])));
                faces++;
            }
        }

        output.WriteLine($"{photographs.Length} photographs, {faces} faces; shares at most {apart.Max():0.000000} apart");
        Assert.True(faces >= 22, $"only {faces} faces were found");
        Assert.InRange(apart.Count(share => share <= SameShare), MostShares * apart.Count, apart.Count);
        await page.CloseAsync();
    }

    private static IEnumerable<string> PicturesIn(string? folder) =>
        string.IsNullOrEmpty(folder) ? [] : Directory.GetFiles(folder, "*.jpg").Order(StringComparer.Ordinal);

    /// <summary>The overlap of two boxes over their union.</summary>
    private static double Overlap(float[] one, float[] other)
    {
        var width = Math.Min(one[0] + one[2], other[0] + other[2]) - Math.Max(one[0], other[0]);
        var height = Math.Min(one[1] + one[3], other[1] + other[3]) - Math.Max(one[1], other[1]);
        var common = Math.Max(0, width) * Math.Max(0, height);
        return common / ((one[2] * one[3]) + (other[2] * other[3]) - common);
    }

    private static async Task<List<IReadOnlyList<SeenFace>>> PerceiveAsync(IEnumerable<string> photographs)
    {
        var root = Repository.Root!;
        var program = Path.Combine(root, "src/EdgeAgent/bin/Release/net10.0/Roomtone.EdgeAgent.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[program, "perceive", "--json", .. photographs]) start.ArgumentList.Add(argument);
        start.Environment["ROOMTONE_Vision__DetectorModel"] = Path.Combine(root, "models/blazeface/blazeface-256.onnx");
        start.Environment["ROOMTONE_Vision__ExpressionModel"] = Path.Combine(root, "models/expression.onnx");
        using var perceive = Process.Start(start)!;
        var answers = new List<IReadOnlyList<SeenFace>>();
        while (await perceive.StandardOutput.ReadLineAsync() is { } line) answers.Add(FacesOf(line));
        await perceive.WaitForExitAsync();
        Assert.Equal(0, perceive.ExitCode);
        return answers;
    }

    private static List<SeenFace> FacesOf(string line)
    {
        using var answer = JsonDocument.Parse(line);
        return
        [
            .. answer.RootElement.GetProperty("faces").EnumerateArray().Select(face => new SeenFace(
                face.GetProperty("box").Deserialize<float[]>()!,
                face.GetProperty("expressions").Deserialize<Dictionary<string, float>>()!
            )),
        ];
    }
}
