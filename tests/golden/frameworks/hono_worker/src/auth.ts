export const requireUser = async (c, next) => next()
