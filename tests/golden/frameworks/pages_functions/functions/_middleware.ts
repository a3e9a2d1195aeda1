export const onRequest: PagesFunction = async ({ next }) => next();
