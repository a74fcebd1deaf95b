using Microsoft.Playwright;
using Roomtone.EndToEnd.Tests;
using Roomtone.Lab;
using Roomtone.Lab.Demo;
using Roomtone.Testing;

[assembly: AssemblyFixture(typeof(WholeAppliance))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Roomtone.EndToEnd.Tests;

/// <summary>
/// Everything that a user would start, on the sample photographs, with a browser before it. One for all tests: they run one
/// after another, in any order, and each waits first until it plays and senses.
/// </summary>
public sealed class WholeAppliance : IAsyncLifetime
{
    /// <summary>All that the page may show of the photographs.</summary>
    internal static readonly string[] Moods = ["happy", "calm", "tense", "sad", "neutral"];

    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Chromium as root needs the first; the others keep it from looking for servers of its maker.</summary>
    private static readonly string[] ChromiumArguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly List<string> _said = [];
    private Appliance? _appliance;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal Appliance Appliance => _appliance!;

    internal DemoScenario Course { get; private set; } = null!;

    internal DemoFolder Folder { get; } = new(Repository.RunFolder!, "end-to-end");

    /// <summary>The Room page, with the owner logged in.</summary>
    internal RoomPage Page { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _appliance = new Appliance(Folder, Repository.Root!, "pictures", TimeProvider.System, _said.Add) { Radio = new DemoRadio(Folder) };
        await _appliance.StartAsync(forgetHistory: true, CancellationToken.None);
        Course = new DemoScenario(new DemoOptions(), _appliance, _said.Add, TimeProvider.System);
        Assert.True(await Course.DashboardOpensAsync(CancellationToken.None), string.Join('\n', _said));
        _playwright = await Playwright.CreateAsync();
        _browser = await LaunchAsync();
        Page = await RoomPage.LogInAsync(await _browser.NewPageAsync(), _appliance.Address, Appliance.Owner, _appliance.Password);
    }

    /// <summary>Returns when the page shows a mood and a track: a test before may have stopped the camera, or ended the box.</summary>
    internal Task IsPlayingAsync() => Eventually.TrueAsync(
        async () =>
        {
            var mood = await Page.MoodAsync();
            return Moods.Contains(mood) && (await Page.TrackAsync()).Length > 0;
        },
        "the page shows a mood and a track");

    /// <summary>Another Chromium; it is the caller's to end.</summary>
    internal Task<IBrowser> LaunchAsync(params string[] arguments) => _playwright!.Chromium.LaunchAsync(
        new() { ExecutablePath = Browsers.First(File.Exists), Args = [.. ChromiumArguments, .. arguments] }
    );

    /// <summary>Another browser of the owner, logged in.</summary>
    internal async Task<IPage> OwnersPageAsync(BrowserNewPageOptions? options = null)
    {
        var page = await _browser!.NewPageAsync(options);
        await RoomPage.LogInAsync(page, _appliance!.Address, Appliance.Owner, _appliance.Password);
        return page;
    }

    /// <summary>Another browser, whose camera shows a film, and which asks nobody whether it may.</summary>
    internal Task<IBrowser> BrowserWithCameraAsync(string film) => _playwright!.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Browsers.First(File.Exists),
        Args =
        [
            .. ChromiumArguments,
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            $"--use-file-for-fake-video-capture={film}",
        ],
    });

    /// <summary>The Room page of another appliance.</summary>
    internal async Task<RoomPage> PageOfAsync(Appliance another) =>
        await RoomPage.LogInAsync(await _browser!.NewPageAsync(), another.Address, Appliance.Owner, another.Password);

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_appliance is not null) await _appliance.DisposeAsync();
    }
}
