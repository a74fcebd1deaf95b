using Roomtone.Recommender;

namespace Roomtone.EdgeAgent.Music.Recommendation.Model;

/// <summary>Holds the newest model of what goes together, for those who choose.</summary>
internal sealed class SharedModel
{
    private volatile RecommenderModel _model = RecommenderModel.None;

    public RecommenderModel Model => _model;

    public void Put(RecommenderModel model) => _model = model;
}
