using Microsoft.Extensions.DependencyInjection;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Music.Recommendation.Model;
using Roomtone.EdgeAgent.Tests.Sync.DesiredState;
using Roomtone.Lab.Servers;
using Roomtone.Mqtt;
using Roomtone.Recommender;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Recommendation;

/// <summary>The model on its way over a real broker.</summary>
public sealed class SharedTasteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_box_takes_the_model_keeps_it_on_disk_and_refuses_what_is_none()
    {
        await using (var box = await FollowingBox.StartAsync(Add))
        {
            var events = box.Hear(Topics.Events(FollowingBoxName));
            await using var cloud = await box.Links.ConnectedAsync(PrivateBroker.CloudSyncUser);
            await cloud.PublishAsync(
                Topics.TasteModel,
                Model(1),
                QualityOfService.AtLeastOnce,
                retain: true,
                TestContext.Current.CancellationToken
            );
            await Eventually.TrueAsync(() => Taste(box).Model.BuiltAt == BuiltAt(1), "the model is in use");

            await cloud.PublishAsync(
                Topics.TasteModel,
                "not a model"u8.ToArray(),
                QualityOfService.AtLeastOnce,
                cancellationToken: TestContext.Current.CancellationToken
            );
            await Eventually.TrueAsync(
                () =>
                    events.Texts.Any(text =>
                        text.Contains("A taste model was refused. It does not begin as a model of Roomtone does.", StringComparison.Ordinal)
                    ),
                "the refusal is told"
            );
            await cloud.PublishAsync(
                Topics.TasteModel,
                Model(2),
                QualityOfService.AtLeastOnce,
                cancellationToken: TestContext.Current.CancellationToken
            );
            await Eventually.TrueAsync(() => Taste(box).Model.BuiltAt == BuiltAt(2), "a newer model takes over");
            await Eventually.TrueAsync(() => File.Exists(_folder.In("taste-model.bin")), "it is on disk");
        }

        Assert.Equal(
            BuiltAt(2),
            new RecommenderModelFile(
                _folder.In("taste-model.bin"),
                Microsoft.Extensions.Logging.Abstractions.NullLogger<RecommenderModelFile>.Instance
            )
                .Read()!
                .BuiltAt
        );
    }

    [Theory]
    [InlineData("2026-06-01", "2026-06-02", "2026-06-03", true)]
    [InlineData("2026-06-02", "2026-06-01", "2026-06-03", false)]
    [InlineData("2026-06-02", "2027-06-01", "2026-06-03", false)] // The clock of the history was a year fast once.
    [InlineData("2026-06-01", "2026-06-02", "1970-01-01", true)]
    public void A_model_from_a_time_to_come_does_not_stay_for_ever(string built, string inUse, string now, bool isOlder) =>
        Assert.Equal(isOlder, SharedModelSubscriber.IsOlder(Day(built), Day(inUse), Day(now)));

    private static DateTimeOffset Day(string day) =>
        DateTimeOffset.Parse($"{day}T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose() => _folder.Dispose();

    private const string FollowingBoxName = BrokerLinks.Cafe;

    private static SharedModel Taste(FollowingBox box) => box.Services.GetRequiredService<SharedModel>();

    private void Add(IServiceCollection services) => services.AddSingleton<SharedModel>().AddSharedTaste(_folder.Path);

    private static DateTimeOffset BuiltAt(int day) => new(2026, 1, day, 0, 0, 0, TimeSpan.Zero);

    private static byte[] Model(int day) => ModelSerializer.Pack(BuiltAt(day), _ => (ItemIndex.None, ItemIndex.None, ItemIndex.None), 1);
}
