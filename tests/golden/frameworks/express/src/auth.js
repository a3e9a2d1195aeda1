exports.authenticate = (req, res, next) => next();
exports.optionalAuth = (req, res, next) => next();
