using System.Text.Json;
using Microsoft.Playwright;

namespace Roomtone.EndToEnd.Tests;

/// <summary>A face of the page, in pixels of its picture: left, top, width, height; and the shares of the eight expressions.</summary>
internal sealed record SeenFace(float[] Box, Dictionary<string, float> Expressions);

/// <summary>The page that is a room's camera and speaker, as a person uses it.</summary>
internal sealed class ListenPage(IPage page)
{
    public static async Task<ListenPage> OpenAsync(IPage page, Uri address)
    {
        await page.GotoAsync(new Uri(address, "listen").ToString());
        await page.GetByTestId("photograph-file").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return new ListenPage(page);
    }

    /// <summary>What it reads in a photograph.</summary>
    public async Task<IReadOnlyList<SeenFace>> ReadAsync(string photograph)
    {
        await page.GetByTestId("photograph-file").SetInputFilesAsync(photograph);
        await page.Locator("[data-testid=eye-picture][data-state=still]").WaitForAsync();
        var picture = page.GetByTestId("eye-picture");
        var size = await picture.EvaluateAsync<float[]>("canvas => [canvas.width, canvas.height]");
        using var faces = JsonDocument.Parse(await picture.GetAttributeAsync("data-faces") ?? "[]");
        var seen = faces.RootElement.EnumerateArray().Select(face => In(size, face)).ToList();
        await page.GetByTestId("eye-stop").ClickAsync();
        return seen;
    }

    private static SeenFace In(float[] size, JsonElement face)
    {
        float Number(string name) => face.GetProperty(name).GetSingle();
        return new SeenFace(
            [Number("x") * size[0], Number("y") * size[1], Number("width") * size[0], Number("height") * size[1]],
            face.GetProperty("expressions").Deserialize<Dictionary<string, float>>()!
        );
    }
}
